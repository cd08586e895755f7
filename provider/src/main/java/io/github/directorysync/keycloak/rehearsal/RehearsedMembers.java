package io.github.directorysync.keycloak.rehearsal;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.RequestMemory;
import io.github.directorysync.scim.resource.Membership;
import io.github.directorysync.scim.resource.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The members of a rehearsing directory's groups. A user who joins or leaves a group is assessed again: roles and access
 * may depend on it.
 */
record RehearsedMembers(Database database, String directoryId) {

    /** The id of a resource, and a resource of the other type. */
    private record MemberPair(String of, Reference reference) {}

    Map<String, List<Reference>> groupsOf(Collection<String> users) {
        return groupsOf(users, Integer.MAX_VALUE - 1, RequestMemory.UNLIMITED).orElseThrow();
    }

    /** The same; empty if there are more than {@code most} memberships. */
    Optional<Map<String, List<Reference>>> groupsOf(Collection<String> users, int most, RequestMemory memory) {
        return upTo(
                most,
                Database.chunks(users)
                        .flatMap(chunk -> database
                                .rows(
                                        "select m.userId, g.id, g.name from RehearsedMemberEntity m, RehearsedGroupEntity g"
                                                + " where g.id = m.groupId and g.directoryId = :directory and m.userId in (:users)"
                                                + " order by g.name, g.id",
                                        Map.of("directory", directoryId, "users", chunk),
                                        row -> new MemberPair(row.text(0), new Reference(row.text(1), row.text(2))))
                                .most(most + 1)
                                .each(pair -> memory.hold(Limits.REFERENCE_BYTES))
                                .stream()));
    }

    /** The members by the id of the group; empty if there are more than {@code most}. */
    Optional<Map<String, List<Reference>>> of(Collection<String> groupIds, int most, RequestMemory memory) {
        return upTo(
                most,
                Database.chunks(groupIds)
                        .flatMap(chunk -> database
                                .rows(
                                        "select m.groupId, u.id, u.userName from RehearsedMemberEntity m, RehearsedUserEntity u"
                                                + " where u.id = m.userId and u.directoryId = :directory"
                                                + " and m.groupId in (:groups) order by u.userName",
                                        Map.of("directory", directoryId, "groups", chunk),
                                        row -> new MemberPair(row.text(0), new Reference(row.text(1), row.text(2))))
                                .most(most + 1)
                                .each(pair -> memory.hold(Limits.REFERENCE_BYTES))
                                .stream()));
    }

    private static Optional<Map<String, List<Reference>>> upTo(int most, Stream<MemberPair> pairs) {
        List<MemberPair> all = pairs.toList();
        Map<String, List<Reference>> references = new HashMap<>();
        all.forEach(pair ->
                references.computeIfAbsent(pair.of(), id -> new ArrayList<>()).add(pair.reference()));
        return Optional.of(references).filter(found -> all.size() <= most);
    }

    /**
     * Changes the members of a group.
     *
     * @return whether there are other members than before
     */
    boolean change(String group, Membership membership) {
        Set<String> known = known(membership.join());
        Set<String> unknown = new HashSet<>(membership.join());
        unknown.removeAll(known);
        Set<String> present = membership.clear() ? all(group) : among(group, membership.join(), membership.leave());
        Set<String> leaving = new HashSet<>(membership.clear() ? present : membership.leave());
        leaving.retainAll(present);
        leaving.removeAll(known);
        membership.requireSomebodyKnown(unknown, !leaving.isEmpty());
        Set<String> joining = new HashSet<>(known);
        joining.removeAll(present);
        database.flush();
        Database.chunks(leaving)
                .forEach(chunk -> database.change(
                        "delete from RehearsedMemberEntity m where m.groupId = :group and m.userId in (:users)",
                        Map.of("group", group, "users", chunk)));
        Database.chunks(joining)
                .forEach(chunk -> database.change(
                        "insert into RehearsedMemberEntity (groupId, userId) select g.id, u.id"
                                + " from RehearsedGroupEntity g, RehearsedUserEntity u where g.id = :group"
                                + " and u.id in (:users)",
                        Map.of("group", group, "users", chunk)));
        assessAgain(leaving);
        assessAgain(joining);
        return !leaving.isEmpty() || !joining.isEmpty();
    }

    long count(String group) {
        return database.count(
                "select count(m.userId) from RehearsedMemberEntity m where m.groupId = :group", Map.of("group", group));
    }

    private Set<String> all(String group) {
        return new HashSet<>(database.list(
                "select m.userId from RehearsedMemberEntity m where m.groupId = :group",
                String.class,
                Map.of("group", group)));
    }

    /** Which of the users are members; a large group is not read to change a few. */
    private Set<String> among(String group, Collection<String> some, Collection<String> others) {
        Set<String> asked = new HashSet<>(some);
        asked.addAll(others);
        Set<String> present = new HashSet<>();
        Database.chunks(asked)
                .forEach(chunk -> present.addAll(database.list(
                        "select m.userId from RehearsedMemberEntity m where m.groupId = :group and m.userId in (:users)",
                        String.class,
                        Map.of("group", group, "users", chunk))));
        return present;
    }

    private Set<String> known(Collection<String> users) {
        Set<String> known = new HashSet<>();
        Database.chunks(users)
                .forEach(chunk -> known.addAll(database.list(
                        "select u.id from RehearsedUserEntity u where u.directoryId = :directory and u.id in (:users)",
                        String.class,
                        Map.of("directory", directoryId, "users", chunk))));
        return known;
    }

    private void assessAgain(Collection<String> users) {
        Database.chunks(users)
                .forEach(chunk -> database.change(
                        "update RehearsedUserEntity u set u.assessed = null, u.touched = u.touched + 1 where u.id in (:users)",
                        Map.of("users", chunk)));
    }

    /** Assesses the members of a group again. */
    void assessAgain(String group) {
        database.flush();
        database.change(
                "update RehearsedUserEntity u set u.assessed = null, u.touched = u.touched + 1 where u.id in"
                        + " (select m.userId from RehearsedMemberEntity m where m.groupId = :group)",
                Map.of("group", group));
    }

    void removeUser(String user) {
        database.change("delete from RehearsedMemberEntity m where m.userId = :user", Map.of("user", user));
    }

    void removeGroup(String group) {
        assessAgain(group);
        database.change("delete from RehearsedMemberEntity m where m.groupId = :group", Map.of("group", group));
    }
}
