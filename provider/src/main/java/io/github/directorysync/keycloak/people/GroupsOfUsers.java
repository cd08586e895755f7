package io.github.directorysync.keycloak.people;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.store.HeldEntity;
import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.RequestMemory;
import io.github.directorysync.scim.resource.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The groups of a page of users in one directory: those that they are members of, and those above, where an administrator
 * has moved one of the directory's groups below another. One statement as long as no group was moved.
 */
record GroupsOfUsers(KeycloakSession session, RealmModel realm, Database database, String directoryId) {

    private static final String MEMBERSHIPS =
            "select m.user.id, g.id, coalesce(d.name, g.name), g.parentId, above.groupId from UserGroupMembershipEntity m"
                    + " join DirectoryGroupEntity d on d.groupId = m.groupId"
                    + " join GroupEntity g on g.id = m.groupId"
                    + " left join DirectoryGroupEntity above on above.groupId = g.parentId"
                    + " and above.directoryId = d.directoryId where d.directoryId = :directory";

    private static final String IN_ORDER = HeldEntity.STILL_MEMBER + " order by d.name, g.name";
    private static final String OF_ONE = MEMBERSHIPS + " and m.user.id = :users" + IN_ORDER;
    private static final String OF_SEVERAL = MEMBERSHIPS + " and m.user.id in (:users)" + IN_ORDER;

    /**
     * A membership.
     *
     * @param nested whether the group's parent is another group of the directory
     */
    private record MembershipRow(String user, String group, String name, String parent, boolean nested) {}

    /** The groups by user id; empty if there are more than {@code most} memberships. */
    Optional<Map<String, List<Reference>>> of(Collection<String> users, int most, RequestMemory memory) {
        List<MembershipRow> rows = Database.chunks(users)
                .flatMap(chunk -> database
                        .rows(
                                chunk.size() == 1 ? OF_ONE : OF_SEVERAL,
                                Map.of("directory", directoryId, "users", Database.oneOrSeveral(chunk)),
                                row -> new MembershipRow(
                                        row.text(0), row.text(1), row.text(2), row.text(3), row.has(4)))
                        .most(most + 1)
                        .each(row -> memory.hold(Limits.REFERENCE_BYTES))
                        .stream())
                .toList();
        if (rows.size() > most) {
            return Optional.empty();
        }
        Map<String, List<Reference>> groups = new HashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(row.user(), user -> new ArrayList<>())
                .add(new Reference(row.group(), row.name())));
        addIndirect(groups, above(rows));
        return Optional.of(groups);
    }

    /** The directory's groups above each group of the page. */
    private Map<String, List<Reference>> above(List<MembershipRow> rows) {
        Map<String, List<GroupModel>> above = new LinkedHashMap<>();
        for (MembershipRow row : rows) {
            above.computeIfAbsent(row.group(), group -> ancestors(row));
        }
        Set<String> candidates = new HashSet<>();
        above.values().forEach(list -> list.forEach(group -> candidates.add(group.getId())));
        Map<String, String> ours = new HashMap<>();
        Database.chunks(candidates)
                .forEach(chunk -> database.forEach(
                        "select d.groupId, d.name from DirectoryGroupEntity d"
                                + " where d.directoryId = :directory and d.groupId in (:groups)",
                        Map.of("directory", directoryId, "groups", chunk),
                        row -> ours.put(row.text(0), row.text(1))));
        Map<String, List<Reference>> references = new HashMap<>();
        above.forEach((group, list) -> references.put(
                group,
                list.stream()
                        .flatMap(ancestor -> Stream.ofNullable(ours.get(ancestor.getId()))
                                .map(name -> new Reference(ancestor.getId(), name, false)))
                        .toList()));
        return references;
    }

    /**
     * The groups above, from Keycloak's cache; none in the usual case that the group is right below the directory's parent
     * group.
     */
    private List<GroupModel> ancestors(MembershipRow row) {
        List<GroupModel> ancestors = row.parent().isBlank()
                ? List.of()
                : Stream.iterate(
                                session.groups().getGroupById(realm, row.parent()),
                                ancestor -> ancestor != null,
                                GroupModel::getParent)
                        .toList();
        return row.nested() || ancestors.size() > 1 ? ancestors : List.of();
    }

    private static void addIndirect(Map<String, List<Reference>> groups, Map<String, List<Reference>> above) {
        for (List<Reference> direct : groups.values()) {
            Set<String> known = new HashSet<>();
            direct.forEach(group -> known.add(group.id()));
            List<Reference> indirect = direct.stream()
                    .flatMap(group -> above.getOrDefault(group.id(), List.of()).stream())
                    .filter(ancestor -> known.add(ancestor.id()))
                    .sorted(Comparator.comparing(Reference::display))
                    .toList();
            direct.addAll(indirect);
        }
    }
}
