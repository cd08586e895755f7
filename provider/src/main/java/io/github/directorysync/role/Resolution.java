package io.github.directorysync.role;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The result of role resolution for one user in one app: the one role, or none and the reason. */
public sealed interface Resolution {

    /** All candidates that were compared, best first. */
    List<Candidate> candidates();

    /** Roles of the app that the user has but that are ignored, because their level cannot be read. */
    List<FaultyLevel> faulty();

    <T> T fold(Function<Granted, T> granted, Function<Nothing, T> nothing);

    default Optional<AppRole> role() {
        return fold(granted -> Optional.of(granted.winner().role()), nothing -> Optional.empty());
    }

    /** The user has the role of the first candidate. */
    record Granted(List<Candidate> candidates, List<FaultyLevel> faulty) implements Resolution {

        public Granted {
            if (candidates.isEmpty()) {
                throw new IllegalArgumentException("a role has to come from somewhere");
            }
            candidates = List.copyOf(candidates);
            faulty = List.copyOf(faulty);
        }

        public Candidate winner() {
            return candidates.get(0);
        }

        @Override
        public <T> T fold(Function<Granted, T> granted, Function<Nothing, T> nothing) {
            return granted.apply(this);
        }
    }

    /** The user has no role. The candidates are those that would have applied. */
    record Nothing(Why why, List<Candidate> candidates, List<FaultyLevel> faulty) implements Resolution {

        public Nothing {
            candidates = List.copyOf(candidates);
            faulty = List.copyOf(faulty);
        }

        public Nothing(Why why, List<Candidate> candidates) {
            this(why, candidates, List.of());
        }

        @Override
        public <T> T fold(Function<Granted, T> granted, Function<Nothing, T> nothing) {
            return nothing.apply(this);
        }
    }

    /** The reason why a user has no role. */
    enum Why {
        /** The account is disabled, for example because the directory has suspended the user. */
        DEACTIVATED,
        /** No group, pushed role, role selector or default gives a role. */
        NO_ROLE,
        /** Every role that the user was given has a level that cannot be read. */
        FAULTY_LEVEL,
        /** The app does not exist any more. */
        NO_SUCH_APP
    }
}
