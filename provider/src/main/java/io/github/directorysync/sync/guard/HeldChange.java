package io.github.directorysync.sync.guard;

import java.time.Instant;
import java.util.Optional;

/**
 * A change of one user that the guard holds until an administrator decides.
 *
 * @param group the group that is left or deleted, with its name; empty if the change concerns no group
 * @param activityId the id of the request that asked for it; empty if no activity log is kept
 * @param decided the time and the administrator of the decision; without an administrator if the directory withdrew the
 *     change
 */
public record HeldChange(
        String id,
        String directoryId,
        RemovalKind what,
        HoldReason reason,
        HeldState state,
        Named person,
        Optional<Named> group,
        Instant created,
        Optional<String> activityId,
        Optional<Instant> decided,
        Optional<String> decidedBy) {

    /** A user or group, with the name that it had then. */
    public record Named(String id, String name) {}

    /** The state of the held change. */
    public enum HeldState {
        HELD,
        APPLIED,
        DISCARDED,
        /** The directory withdrew the change, or the reason for it no longer exists. */
        LAPSED
    }
}
