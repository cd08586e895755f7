package io.github.directorysync.keycloak.groups;

import io.github.directorysync.keycloak.accounts.ScimIds;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ResultRow;
import io.github.directorysync.scim.resource.Membership;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.GroupModel;

/**
 * Reads what a list of members in a request means for a group: who joins, who leaves, and who is no user of the directory.
 */
record MembershipReader(Database database, String directoryId, ScimIds ids, GroupMembers members) {

    /**
     * That the member is one of those asked for is said twice: otherwise PostgreSQL reads all members of a large group, once for
     * each thousand.
     */
    private static final String SEVERAL_ASKED =
            "select u.id, u.username, u.email, case when exists (select 1 from UserGroupMembershipEntity m where"
                    + " m.groupId = :group and m.user.id = u.id and m.user.id in (:users)) then case when exists (select 1"
                    + " from HeldEntity h where h.groupId = :group and h.userId = u.id and h.state = 'HELD') then 2 else 1"
                    + " end else 0 end from DirectoryUserEntity d, UserEntity u where u.id = d.userId and"
                    + " d.directoryId = :directory and d.userId in (:users)";

    private static final String ONE_ASKED =
            "select u.id, u.username, u.email, case when exists (select 1 from UserGroupMembershipEntity m where"
                    + " m.groupId = :group and m.user.id = :users) then case when exists (select 1"
                    + " from HeldEntity h where h.groupId = :group and h.userId = :users and h.state = 'HELD') then 2 else 1"
                    + " end else 0 end from DirectoryUserEntity d, UserEntity u where u.id = d.userId and"
                    + " d.directoryId = :directory and d.userId = :users";

    MembershipReader(Database database, String directoryId) {
        this(database, directoryId, new ScimIds(database, directoryId), new GroupMembers(database, directoryId));
    }

    /**
     * The effect of a request on a group's members.
     *
     * @param asked the ids of users of the directory who are to be members
     * @param joining those of them who are not in the group
     * @param heldLeaving the ids of those who are in the group only because their leaving is held
     * @param leaving members who leave
     * @param unknown the ids, as sent, of those who are to join and are no users of the directory
     */
    record Moving(
            List<String> asked,
            List<MemberRow> joining,
            List<String> heldLeaving,
            List<MemberRow> leaving,
            Set<String> unknown) {}

    /** Whether a user who is to join is in the group already. */
    private enum Presence {
        ABSENT,
        MEMBER,
        HELD_LEAVING;

        /** Reads the number that the statement returns. */
        static Presence of(int number) {
            return switch (number) {
                case 0 -> ABSENT;
                case 1 -> MEMBER;
                default -> HELD_LEAVING;
            };
        }
    }

    /** A user who is to join. */
    private record AskedMember(MemberRow user, Presence presence) {

        static AskedMember of(ResultRow row) {
            return new AskedMember(MemberRow.of(row), Presence.of(row.integer(3)));
        }
    }

    Moving read(GroupModel group, Membership sent) {
        Collection<String> join = sent.join();
        List<AskedMember> asked = asked(group, join);
        Set<String> unknown = Set.of();
        if (asked.size() < join.size()) {
            Map<String, String> accounts = ids.accounts(join);
            join = join.stream().map(id -> accounts.getOrDefault(id, id)).collect(Collectors.toSet());
            asked = asked(group, join);
            unknown = unknown(
                    sent.join(),
                    accounts,
                    asked.stream().map(one -> one.user().id()).collect(Collectors.toSet()));
        }
        Collection<String> stay = join;
        List<MemberRow> leaving = (sent.clear() ? members.of(group) : leaving(group, sent.leave()))
                .stream().filter(person -> !stay.contains(person.id())).toList();
        return new Moving(
                asked.stream().map(one -> one.user().id()).toList(),
                with(Presence.ABSENT, asked),
                MemberRow.ids(with(Presence.HELD_LEAVING, asked)),
                leaving,
                unknown);
    }

    private static List<MemberRow> with(Presence presence, List<AskedMember> asked) {
        return asked.stream()
                .filter(one -> one.presence() == presence)
                .map(AskedMember::user)
                .toList();
    }

    private static Set<String> unknown(Collection<String> sent, Map<String, String> accounts, Set<String> known) {
        return sent.stream()
                .filter(id -> !known.contains(accounts.getOrDefault(id, id)))
                .collect(Collectors.toSet());
    }

    private List<MemberRow> leaving(GroupModel group, Collection<String> leave) {
        List<MemberRow> found = members.of(group, leave);
        return found.size() < leave.size() ? members.of(group, ids.meant(leave)) : found;
    }

    private List<AskedMember> asked(GroupModel group, Collection<String> people) {
        return Database.smallChunks(people)
                .flatMap(chunk -> database
                        .rows(
                                chunk.size() == 1 ? ONE_ASKED : SEVERAL_ASKED,
                                Map.of(
                                        "group",
                                        group.getId(),
                                        "directory",
                                        directoryId,
                                        "users",
                                        Database.oneOrSeveral(chunk)),
                                AskedMember::of)
                        .list()
                        .stream())
                .toList();
    }
}
