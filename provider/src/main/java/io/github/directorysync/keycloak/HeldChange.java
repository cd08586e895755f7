package io.github.directorysync.keycloak;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
        What what,
        Reason reason,
        State state,
        Named person,
        Optional<Named> group,
        Instant created,
        Optional<String> activityId,
        Optional<Instant> decided,
        Optional<String> decidedBy) {

    /** A user or a group, as it was called then. */
    public record Named(String id, String name) {}

    /** What would have happened to the person. */
    public enum What {
        SUSPEND,
        DELETE,
        /** They leave a group. */
        LEAVE,
        /** A group is deleted, with them in it. */
        DISSOLVE,
        /** A role that the directory has pushed is taken back. */
        UNPUSH
    }

    /** Why it was held. */
    public enum Reason {
        TOO_MANY("More people than the guard lets go are suspended, deleted or lose their role."),
        LAST_HOLDER("Nobody else has the highest role of an app.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    /** What became of it. */
    public enum State {
        HELD,
        APPLIED,
        DISCARDED,
        /** The directory has taken it back itself. */
        LAPSED;

        public static Optional<State> of(String word) {
            return List.of(values()).stream()
                    .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst();
        }
    }
}
