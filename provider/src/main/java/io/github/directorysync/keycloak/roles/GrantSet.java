package io.github.directorysync.keycloak.roles;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What many people have in common: the same groups and mappings, and so the same role. There are few of them, however
 * many people there are.
 */
final class GrantSet {

    /** How something is given. */
    enum Kind {
        GROUP,
        MAPPED,
        PUSHED
    }

    /** A group, or a role that is given directly. */
    record Giver(Kind kind, String id) {}

    private final Set<Giver> givers;
    private final Map<Set<Giver>, GrantSet> all;
    private final Map<Giver, GrantSet> next = new HashMap<>();

    private GrantSet(Set<Giver> givers, Map<Set<Giver>, GrantSet> all) {
        this.givers = givers;
        this.all = all;
    }

    /** Of those to whom nothing is given. */
    static GrantSet empty() {
        return new GrantSet(Set.of(), new HashMap<>());
    }

    /** The same set is the same object, whatever came first. */
    GrantSet with(Giver giver) {
        return next.computeIfAbsent(giver, one -> {
            Set<Giver> more = new HashSet<>(givers);
            more.add(one);
            return all.computeIfAbsent(Set.copyOf(more), set -> new GrantSet(set, all));
        });
    }

    Set<Giver> givers() {
        return givers;
    }
}
