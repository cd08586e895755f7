package io.github.directorysync.sync.guard;

/**
 * The guard of one directory. Every removal is asked about here, by one question with one answer, before any part of it is
 * made; whom the answer lets go is counted, whom it holds is recorded for an administrator.
 */
public interface AccountGuard {

    /** The answer to a removal from people with enabled accounts. */
    GuardAnswer ask(PlannedRemoval removal);
}
