package io.github.directorysync.keycloak;

import io.github.directorysync.scim.Membership;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;

/** Who of a directory's people is in a group; each is id, username and e-mail. Nobody else's members are ever seen. */
record GroupMembers(Database database, String directoryId, ScimIds ids) {

    private static final String MEMBERS = "select u.id, u.username, u.email from UserGroupMembershipEntity m,"
            + " DirectoryUserEntity d, UserEntity u where m.groupId = :group and u.id = m.user.id and d.userId = u.id"
            + " and d.directoryId = :directory" + HeldEntity.STILL_MEMBER;

    GroupMembers(Database database, String directoryId) {
        this(database, directoryId, new ScimIds(database, directoryId));
    }

    /**
     * What is to become of a group's members.
     *
     * @param joining of those who are asked to join, who are people of the directory: with 1 at the end if the group has
     *     them already, 2 if it has them because their leaving is held
     * @param leaving members who leave
     * @param unknown the ids of those who are asked to join and are no people of the directory, as they were sent
     */
    record Moving(List<Object[]> joining, List<Object[]> leaving, Set<String> unknown) {}

    Moving moving(GroupModel group, Membership asked) {
        Collection<String> join = asked.join();
        List<Object[]> joining = known(group, join);
        Set<String> unknown = Set.of();
        if (joining.size() < join.size()) {
            Map<String, String> accounts = ids.accounts(join);
            join = join.stream().map(id -> accounts.getOrDefault(id, id)).collect(Collectors.toSet());
            joining = known(group, join);
            unknown = unknown(asked.join(), accounts, Set.copyOf(ids(joining)));
        }
        Collection<String> stay = join;
        List<Object[]> leaving = (asked.clear() ? of(group) : leaving(group, asked.leave()))
                .stream().filter(person -> !stay.contains((String) person[0])).toList();
        return new Moving(joining, leaving, unknown);
    }

    private static Set<String> unknown(Collection<String> sent, Map<String, String> accounts, Set<String> known) {
        return sent.stream()
                .filter(id -> !known.contains(accounts.getOrDefault(id, id)))
                .collect(Collectors.toSet());
    }

    /** Whether a client sees more than so many members in the group; no more than that are looked at. */
    boolean areMoreThan(String group, int many) {
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

    private List<Object[]> leaving(GroupModel group, Collection<String> leave) {
        List<Object[]> found = of(group, leave);
        return found.size() < leave.size() ? of(group, ids.meant(leave)) : found;
    }

    List<Object[]> of(GroupModel group) {
        return database.list(MEMBERS, Object[].class, Map.of("group", group.getId(), "directory", directoryId));
    }

    /** The ids of those who are in one of these groups. */
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

    /** Whoever is, or was, the directory's. */
    List<Object[]> everybodyOfDirectory(GroupModel group) {
        return database.list(
                "select u.id, u.username, u.email from UserGroupMembershipEntity m, UserEntity u"
                        + " where m.groupId = :group and u.id = m.user.id"
                        + " and (exists (select 1 from DepartedUserEntity d where d.userId = u.id"
                        + " and d.directoryId = :directory) or exists (select 1 from FormerUserEntity f"
                        + " where f.userId = u.id and f.directoryId = :directory))",
                Object[].class,
                Map.of("group", group.getId(), "directory", directoryId));
    }

    /** The ids of the directory's people in the group, whatever is held of them. */
    List<String> withHeld(GroupModel group) {
        return database.list(
                "select d.userId from UserGroupMembershipEntity m, DirectoryUserEntity d where m.groupId = :group"
                        + " and d.userId = m.user.id and d.directoryId = :directory",
                String.class,
                Map.of("group", group.getId(), "directory", directoryId));
    }

    /** Whoever is in the group or in one below it, of whatever directory or none and whatever is held of them. */
    List<Object[]> inOrBelow(GroupModel group) {
        Map<String, Object[]> people = new LinkedHashMap<>();
        List<String> level = List.of(group.getId());
        while (!level.isEmpty()) {
            Database.chunks(level)
                    .forEach(chunk -> database.list(
                                    "select u.id, u.username, u.email from UserGroupMembershipEntity m, UserEntity u"
                                            + " where u.id = m.user.id and m.groupId in (:groups)",
                                    Object[].class,
                                    Map.of("groups", chunk))
                            .forEach(person -> people.put((String) person[0], person)));
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

    /** Those of these whom the group has. */
    private List<Object[]> of(GroupModel group, Collection<String> people) {
        return Database.chunks(people)
                .flatMap(chunk -> database
                        .list(
                                MEMBERS + " and u.id in (:users)",
                                Object[].class,
                                Map.of("group", group.getId(), "directory", directoryId, "users", chunk))
                        .stream())
                .toList();
    }

    /** Those of these people of the directory whom the group has, whatever is held of them. */
    List<Object[]> whoeverIsIn(GroupModel group, Collection<String> people) {
        return Database.chunks(people)
                .flatMap(chunk -> database
                        .list(
                                "select u.id, u.username, u.email from UserGroupMembershipEntity m, UserEntity u"
                                        + " where u.id = m.user.id and m.groupId = :group and u.id in (:users)"
                                        + " and exists (select 1 from DepartedUserEntity d where d.userId = u.id"
                                        + " and d.directoryId = :directory)",
                                Object[].class,
                                Map.of("group", group.getId(), "users", chunk, "directory", directoryId))
                        .stream())
                .toList();
    }

    private List<Object[]> known(GroupModel group, Collection<String> people) {
        return Database.chunks(people)
                .flatMap(chunk -> database
                        .list(
                                "select u.id, u.username, u.email, case when exists (select 1 from"
                                        + " UserGroupMembershipEntity m where m.groupId = :group and m.user.id = u.id)"
                                        + " then case when exists (select 1 from HeldEntity h where h.groupId = :group"
                                        + " and h.userId = u.id and h.state = 'HELD') then 2 else 1 end else 0 end from DirectoryUserEntity d, UserEntity u"
                                        + " where u.id = d.userId and d.directoryId = :directory and d.userId in (:users)",
                                Object[].class,
                                Map.of("group", group.getId(), "directory", directoryId, "users", chunk))
                        .stream())
                .toList();
    }

    static List<String> ids(List<Object[]> people) {
        return people.stream().map(person -> (String) person[0]).toList();
    }

    static Stream<Object[]> thoseWith(List<Object[]> joining, int how) {
        return joining.stream().filter(person -> ((Number) person[3]).intValue() == how);
    }
}
