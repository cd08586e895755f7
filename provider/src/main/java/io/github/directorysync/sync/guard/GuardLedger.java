package io.github.directorysync.sync.guard;

import io.github.directorysync.directory.Guard;
import java.util.Collection;
import java.util.Set;

/**
 * What the guard of a directory knows of what went before. From the first question on nobody else asks until the
 * transaction ends, so that of eight requests at once the eighth knows of the seven.
 */
public interface GuardLedger {

    /** Those of these people of whom a change is held already. */
    Set<String> undecided(Collection<String> people);

    /** Whether more than may go was held within the usual window, and something waits still. */
    boolean isTripped();

    /** How many people have gone within the limit's window. */
    long gone(Guard.Limit limit);

    /** How many of the people who were there when the limit's window began are active now. */
    long remaining(Guard.Limit limit);

    /** Whether somebody who is none of these people, and of whom nothing is held, has the highest role of the app. */
    boolean isHighestRoleOfOthers(String app, Set<String> people);
}
