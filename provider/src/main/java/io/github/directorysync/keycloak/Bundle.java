package io.github.directorysync.keycloak;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What many people have in common: the same groups and mappings, and so the same role. There are few of them, however
 * many people there are.
 */
final class Bundle {

    /** How something is given. */
    enum Kind {
        GROUP,
        MAPPED,
        PUSHED
    }

    /** A group, or a role that is given directly. */
    record Giver(Kind kind, String id) {}

    private final Set<Giver> givers;
    private final Map<Set<Giver>, Bundle> all;
    private final Map<Giver, Bundle> next = new HashMap<>();

    private Bundle(Set<Giver> givers, Map<Set<Giver>, Bundle> all) {
        this.givers = givers;
        this.all = all;
    }

    /** Of those to whom nothing is given. */
    static Bundle empty() {
        return new Bundle(Set.of(), new HashMap<>());
    }

    /** The same set is the same object, whatever came first. */
    Bundle with(Giver giver) {
        return next.computeIfAbsent(giver, one -> {
            Set<Giver> more = new HashSet<>(givers);
            more.add(one);
            return all.computeIfAbsent(Set.copyOf(more), set -> new Bundle(set, all));
        });
    }

    Set<Giver> givers() {
        return givers;
    }
}
