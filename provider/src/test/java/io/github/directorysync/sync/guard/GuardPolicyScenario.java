package io.github.directorysync.sync.guard;

import io.github.directorysync.directory.Guard;
import io.github.directorysync.directory.Guard.Mode;
import io.github.directorysync.directory.Guard.RemovalLimit;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A guard with limits for an hour and a day, and the counts that it keeps. */
abstract class GuardPolicyScenario {

    static final RemovalLimit HOUR = new RemovalLimit(3, 0, Duration.ofHours(1));
    static final RemovalLimit DAY = new RemovalLimit(5, 0, Duration.ofDays(1));

    /** What has gone, by numbers. */
    static final class Ledger implements GuardLedger {
        Set<String> undecided = Set.of();
        Set<String> chiefs = new HashSet<>();
        boolean tripped;
        long goneInHour;
        long goneInDay;

        @Override
        public Set<String> undecided(Collection<String> people) {
            Set<String> found = new HashSet<>(undecided);
            found.retainAll(people);
            return found;
        }

        @Override
        public boolean isTripped() {
            return tripped;
        }

        @Override
        public long gone(RemovalLimit limit) {
            return limit.equals(HOUR) ? goneInHour : goneInDay;
        }

        @Override
        public long remaining(RemovalLimit limit) {
            return 100;
        }

        @Override
        public boolean isHighestRoleOfOthers(String app, Set<String> people) {
            return !people.containsAll(chiefs);
        }
    }

    final Ledger ledger = new Ledger();

    /** The first of them has the highest role. */
    static List<Loss> chiefs(int people) {
        return IntStream.range(0, people)
                .mapToObj(i -> new Loss("p" + i, i == 0 ? Set.of("app") : Set.of()))
                .toList();
    }

    static GuardPolicy policy(Mode mode, boolean lastHolders) {
        return new GuardPolicy(new Guard(mode, HOUR, DAY, lastHolders));
    }
}
