package io.github.directorysync.sync.guard;

import java.time.Instant;
import java.util.Optional;

/**
 * A change of one person that the guard has kept from happening, until an administrator decides.
 *
 * @param group which is left or dissolved, with its name; empty where it is not about a group
 * @param activityId of the request that asked for it; empty if no log is kept
 * @param decided when, and by whom; a change that its directory has taken back has nobody
 */
public record HeldChange(
        String id,
        String directoryId,
        RemovalKind what,
        HoldReason reason,
        State state,
        Named person,
        Optional<Named> group,
        Instant created,
        Optional<String> activityId,
        Optional<Instant> decided,
        Optional<String> decidedBy) {

    /** A user or a group, as it was called then. */
    public record Named(String id, String name) {}

    /** What became of it. */
    public enum State {
        HELD,
        APPLIED,
        DISCARDED,
        /** Its cause is gone: the directory has taken it back itself, or nothing wants it any more. */
        LAPSED
    }
}
