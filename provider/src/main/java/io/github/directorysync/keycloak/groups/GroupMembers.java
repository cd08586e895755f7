package io.github.directorysync.keycloak.groups;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.store.HeldEntity;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.GroupModel;

/** Reads which users of a directory are in a group. Members of other directories are not read unless a method says so. */
record GroupMembers(Database database, String directoryId) {

    /** So many are looked up one by one, in one statement. */
    static final int FEW = 250;

    private static final String MEMBERS = "select u.id, u.username, u.email from UserGroupMembershipEntity m,"
            + " DirectoryUserEntity d, UserEntity u where m.groupId = :group and u.id = m.user.id and d.userId = u.id"
            + " and d.directoryId = :directory" + HeldEntity.STILL_MEMBER;

    /**
     * The ids of everybody in a group, of any directory or none; empty if they are more than {@link #FEW}. Only the key of
     * memberships is read, in its order, whatever size the database expects. PostgreSQL may plan a statement for a group of
     * average size: where one group has everybody, it would read all users of the directory to find the ten members of another
     * one. The group is named twice in a list, since only the key is in the order of groups and users; for one group, the index
     * of users is in that order too, and may be read from end to end.
     */
    Optional<List<String>> few(String group) {
        return few(group, FEW);
    }

    /** The same, but empty if they are more than {@code most}. */
    Optional<List<String>> few(String group, int most) {
        List<String> people = database.query(
                        "select m.user.id from UserGroupMembershipEntity m where m.groupId in (:group, :group)"
                                + " order by m.groupId, m.user.id",
                        String.class,
                        Map.of("group", group))
                .setMaxResults(most + 1)
                .getResultList();
        return people.size() > most ? Optional.empty() : Optional.of(people);
    }

    /** Whether a client sees more than {@code many} members in the group. */
    boolean hasMoreThan(String group, int many) {
        Optional<List<String>> few = few(group);
        if (few.isPresent()) {
            return few.get().size() > many && of(group, few.get()).size() > many;
        }
        return database.query(
                                "select d.userId from UserGroupMembershipEntity m, DirectoryUserEntity d"
                                        + " where m.groupId = :group and d.userId = m.user.id"
                                        + " and d.directoryId = :directory" + HeldEntity.STILL_MEMBER,
                                String.class,
                                Map.of("group", group, "directory", directoryId))
                        .setMaxResults(many + 1)
                        .getResultList()
                        .size()
                > many;
    }

    /** The number of members of these groups, of any directory or none. */
    long count(Collection<String> groups) {
        return Database.chunks(groups)
                .mapToLong(chunk -> database.count(
                        "select count(m.user.id) from UserGroupMembershipEntity m where m.groupId in (:groups)",
                        Map.of("groups", chunk)))
                .sum();
    }

    List<MemberRow> of(GroupModel group) {
        return few(group.getId())
                .map(people -> of(group.getId(), people))
                .orElseGet(() ->
                        MemberRow.list(database, MEMBERS, Map.of("group", group.getId(), "directory", directoryId)));
    }

    /** The ids of members of these groups. */
    List<String> in(Collection<String> groups) {
        return Database.chunks(groups)
                .flatMap(chunk -> database
                        .list(
                                "select distinct m.user.id from UserGroupMembershipEntity m, DirectoryUserEntity d"
                                        + " where m.groupId in (:groups) and d.userId = m.user.id"
                                        + " and d.directoryId = :directory" + HeldEntity.STILL_MEMBER,
                                String.class,
                                Map.of("groups", chunk, "directory", directoryId))
                        .stream())
                .distinct()
                .toList();
    }

    /** Members who are users of the directory, or whom it has deleted. */
    List<MemberRow> ofDirectory(GroupModel group) {
        return MemberRow.list(
                database,
                "select u.id, u.username, u.email from UserGroupMembershipEntity m, UserEntity u"
                        + " where m.groupId = :group and u.id = m.user.id"
                        + " and (exists (select 1 from AnyDirectoryUserEntity d where d.userId = u.id"
                        + " and d.directoryId = :directory) or exists (select 1 from FormerUserEntity f"
                        + " where f.userId = u.id and f.directoryId = :directory))",
                Map.of("group", group.getId(), "directory", directoryId));
    }

    /** The ids of the directory's users in the group, including those whose leaving is held. */
    List<String> withHeld(GroupModel group) {
        return database.list(
                "select d.userId from UserGroupMembershipEntity m, DirectoryUserEntity d where m.groupId = :group"
                        + " and d.userId = m.user.id and d.directoryId = :directory",
                String.class,
                Map.of("group", group.getId(), "directory", directoryId));
    }

    /** All members of the group and its subgroups: of any directory or none, including those whose leaving is held. */
    List<MemberRow> inOrBelow(GroupModel group) {
        Map<String, MemberRow> people = new LinkedHashMap<>();
        List<String> level = List.of(group.getId());
        while (!level.isEmpty()) {
            Database.chunks(level)
                    .forEach(chunk -> database.forEach(
                            "select u.id, u.username, u.email from UserGroupMembershipEntity m, UserEntity u"
                                    + " where u.id = m.user.id and m.groupId in (:groups)",
                            Map.of("groups", chunk),
                            row -> people.put(row.text(0), MemberRow.of(row))));
            level = Database.chunks(level)
                    .flatMap(chunk -> database
                            .list(
                                    "select g.id from GroupEntity g where g.parentId in (:groups)",
                                    String.class,
                                    Map.of("groups", chunk))
                            .stream())
                    .toList();
        }
        return List.copyOf(people.values());
    }

    /** Those of these users who are visible members of the group. */
    List<MemberRow> of(GroupModel group, Collection<String> people) {
        return of(group.getId(), people);
    }

    private List<MemberRow> of(String group, Collection<String> people) {
        return Database.smallChunks(people)
                .flatMap(chunk -> MemberRow.list(
                        database,
                        chunk.size() == 1 ? MEMBERS + " and u.id = :users" : MEMBERS + " and u.id in (:users)",
                        Map.of("group", group, "directory", directoryId, "users", Database.oneOrSeveral(chunk)))
                        .stream())
                .toList();
    }

    /** Those of these users of the directory who are members of the group, including those whose leaving is held. */
    List<MemberRow> among(GroupModel group, Collection<String> people) {
        return Database.chunks(people)
                .flatMap(chunk -> MemberRow.list(
                        database,
                        "select u.id, u.username, u.email from UserGroupMembershipEntity m, UserEntity u"
                                + " where u.id = m.user.id and m.groupId = :group and u.id in (:users)"
                                + " and exists (select 1 from AnyDirectoryUserEntity d where d.userId = u.id"
                                + " and d.directoryId = :directory)",
                        Map.of("group", group.getId(), "users", chunk, "directory", directoryId))
                        .stream())
                .toList();
    }
}
