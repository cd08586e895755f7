package io.github.directorysync.keycloak.roles;

import io.github.directorysync.keycloak.query.Database;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.RealmModel;

/**
 * What grants given roles of an app in a realm: roles that contain them, and groups with subgroups, whose members
 * inherit the mappings above. A few statements, however many groups are mapped.
 *
 * @param byRole by the id of a role, those of the wanted roles that it grants: itself and the ones it contains
 * @param byParent by the id of a group that has subgroups, those of the wanted roles that its mappings and those above
 *     it grant
 */
record RoleGrants(Map<String, Set<String>> byRole, Map<String, Set<String>> byParent) {

    /** Finds what grants the wanted roles, which are given by their ids. */
    static RoleGrants of(Database database, RealmModel realm, Collection<String> wanted) {
        Map<String, Set<String>> byRole = containing(database, wanted);
        Map<String, Set<String>> byParent = new HashMap<>();
        Database.chunks(byRole.keySet())
                .forEach(chunk -> database.forEach(
                        "select m.group.id, m.roleId from GroupRoleMappingEntity m where m.roleId in (:roles)"
                                + " and exists (select 1 from GroupEntity c where c.realm = :realm"
                                + " and c.parentId = m.group.id)",
                        Map.of("roles", chunk, "realm", realm.getId()),
                        row -> add(byParent, row.text(0), at(byRole, row.text(1)))));
        descend(database, realm, byParent);
        return new RoleGrants(byRole, byParent);
    }

    /** Adds groups whose mappings are about to change, and the groups below them. */
    RoleGrants with(Database database, RealmModel realm, Collection<String> groups) {
        Map<String, Set<String>> more = new HashMap<>();
        byParent.forEach((group, roles) -> add(more, group, roles));
        groups.forEach(group -> add(more, group, byRole.keySet()));
        descend(database, realm, more);
        return new RoleGrants(byRole, more);
    }

    /** The roles that grant one of these. */
    Set<String> rolesGiving(Collection<String> some) {
        return keys(byRole, some);
    }

    /** The groups whose subgroups grant one of these. */
    Set<String> parentsGiving(Collection<String> some) {
        return keys(byParent, some);
    }

    /**
     * The wanted roles and the roles that contain one. Native SQL, since Keycloak's entities for composite roles differ
     * between 26.4 and 26.7.
     */
    private static Map<String, Set<String>> containing(Database database, Collection<String> wanted) {
        Map<String, Set<String>> given = new HashMap<>();
        wanted.forEach(role -> given.put(role, new HashSet<>(Set.of(role))));
        Set<String> last = Set.copyOf(wanted);
        while (!last.isEmpty()) {
            Set<String> next = new HashSet<>();
            Database.chunks(last)
                    .flatMap(chunk -> database
                            .sql(
                                    "select r.COMPOSITE, r.CHILD_ROLE from {h-schema}COMPOSITE_ROLE r"
                                            + " where r.CHILD_ROLE in (:roles)",
                                    Map.of("roles", chunk),
                                    row -> new Edge(row.text(0), row.text(1)))
                            .stream())
                    .filter(edge -> add(given, edge.to(), at(given, edge.from())))
                    .forEach(edge -> next.add(edge.to()));
            last = next;
        }
        return given;
    }

    private static void descend(Database database, RealmModel realm, Map<String, Set<String>> byParent) {
        Set<String> last = Set.copyOf(byParent.keySet());
        while (!last.isEmpty()) {
            Set<String> next = new HashSet<>();
            Database.chunks(last)
                    .flatMap(chunk -> database
                            .rows(
                                    "select g.id, g.parentId from GroupEntity g where g.realm = :realm"
                                            + " and g.parentId in (:parents) and exists (select 1 from GroupEntity c"
                                            + " where c.realm = :realm and c.parentId = g.id)",
                                    Map.of("realm", realm.getId(), "parents", chunk),
                                    row -> new Edge(row.text(0), row.text(1)))
                            .list()
                            .stream())
                    .filter(edge -> add(byParent, edge.to(), at(byParent, edge.from())))
                    .forEach(edge -> next.add(edge.to()));
            last = next;
        }
    }

    /**
     * An inherited grant: {@code to} is a composite role or a subgroup, {@code from} the role that it contains or the
     * group above.
     */
    private record Edge(String to, String from) {}

    private static boolean add(Map<String, Set<String>> to, String key, Set<String> roles) {
        return to.computeIfAbsent(key, id -> new HashSet<>()).addAll(List.copyOf(roles));
    }

    private static Set<String> at(Map<String, Set<String>> map, String key) {
        return map.getOrDefault(key, Set.of());
    }

    private static Set<String> keys(Map<String, Set<String>> map, Collection<String> some) {
        return map.entrySet().stream()
                .filter(entry -> some.stream().anyMatch(entry.getValue()::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
