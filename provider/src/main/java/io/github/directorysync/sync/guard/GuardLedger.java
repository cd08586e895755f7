package io.github.directorysync.sync.guard;

import io.github.directorysync.directory.Guard;
import java.util.Collection;
import java.util.Set;

/**
 * What the guard of a directory knows about earlier removals. The first query locks the ledger until the transaction ends,
 * so that concurrent requests count each other's removals.
 */
public interface GuardLedger {

    /** The users among these for whom a change is held already. */
    Set<String> undecided(Collection<String> people);

    /** Whether a limit was exceeded within the usual window and a change is still held. */
    boolean isTripped();

    /** The number of users removed within the limit's window. */
    long gone(Guard.RemovalLimit limit);

    /** The number of active users among those who were present when the limit's window began. */
    long remaining(Guard.RemovalLimit limit);

    /** Whether a user outside this set, for whom no change is held, has the highest role of the app. */
    boolean isHighestRoleOfOthers(String app, Set<String> people);
}
