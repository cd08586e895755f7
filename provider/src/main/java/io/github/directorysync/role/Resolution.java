package io.github.directorysync.role;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the rule makes of one person in one app: the one role they have there, or nothing, and why. */
public sealed interface Resolution {

    /** Everything that was weighed, best first, so that somebody can be shown why. */
    List<Candidate> candidates();

    /** Roles of the app that the person has and that count for nothing, because their level cannot be read. */
    List<FaultyLevel> faulty();

    <T> T fold(Function<Granted, T> granted, Function<Nothing, T> nothing);

    default Optional<AppRole> role() {
        return fold(granted -> Optional.of(granted.winner().role()), nothing -> Optional.empty());
    }

    /** The person has a role: that of the first candidate. */
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

    /** The person has no role; the candidates say what they would have had. */
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

    /** Why somebody has no role. */
    enum Why {
        /** The account is disabled, as a directory does with those it suspends. */
        DEACTIVATED,
        /** No group, nobody's hand and no default gives a role. */
        NO_ROLE,
        /** All roles that the person was given have a level that cannot be read. */
        FAULTY_LEVEL,
        /** The app whose role is asked for is not there any more. */
        NO_SUCH_APP
    }
}
