package io.github.directorysync.sync.guard;

/**
 * The guard of one directory. It is asked about every removal before any part of it is made. Allowed removals are counted,
 * held ones are recorded for an administrator.
 */
public interface AccountGuard {

    /** The answer to a removal that affects enabled accounts. */
    GuardAnswer ask(PlannedRemoval removal);
}
