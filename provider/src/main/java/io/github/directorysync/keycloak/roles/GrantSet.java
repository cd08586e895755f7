package io.github.directorysync.keycloak.roles;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The groups and role mappings that a user has. Users with the same ones share one object, and so one resolved role;
 * there are few of them, however many users there are.
 */
final class GrantSet {

    /** How a role is granted. */
    enum GrantKind {
        GROUP,
        MAPPED,
        PUSHED
    }

    /** A group, or a role that is granted directly. */
    record Giver(GrantKind kind, String id) {}

    private final Set<Giver> givers;
    private final Map<Set<Giver>, GrantSet> all;
    private final Map<Giver, GrantSet> next = new HashMap<>();

    private GrantSet(Set<Giver> givers, Map<Set<Giver>, GrantSet> all) {
        this.givers = givers;
        this.all = all;
    }

    /** Returns the set of users without groups and roles. */
    static GrantSet empty() {
        return new GrantSet(Set.of(), new HashMap<>());
    }

    /** Returns this set with one element more. Equal sets are the same object, whatever the order. */
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
