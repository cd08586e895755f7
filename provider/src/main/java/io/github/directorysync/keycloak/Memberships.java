package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.Membership;
import io.github.directorysync.sync.Effect;
import io.github.directorysync.sync.Journal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.UserCache;
import org.keycloak.representations.idm.MembershipType;

/**
 * Who is in a group, changed as deltas and in bulk: a thousand people a statement, where joining them one by
 * one takes minutes. What Keycloak does on joining and leaving (its cache forgets the user, its listeners hear of it)
 * happens all the same.
 */
final class Memberships {

    private static final Logger LOG = Logger.getLogger(Memberships.class);

    private static final String MEMBERS = "select u.id, u.username, u.email from UserGroupMembershipEntity m,"
            + " DirectoryUserEntity d, UserEntity u where m.groupId = :group and u.id = m.user.id and d.userId = u.id"
            + " and d.directoryId = :directory" + HeldEntity.STILL_MEMBER;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;
    private final Journal journal;
    private final Database database;
    private final RoleWatch watch;
    private final GuardDuty guard;
    private final Entitled entitled;
    private final AccessGroups access;

    Memberships(Visit visit, Database database, RelatedToUsers related) {
        this.session = visit.session();
        this.realm = visit.realm();
        this.directory = visit.directory();
        this.journal = visit.journal();
        this.database = database;
        this.watch = related.watch();
        this.guard = related.guard();
        this.entitled = related.entitled();
        this.access = related.access();
    }

    /**
     * The caller holds the lock of the group, so nobody else changes it meanwhile.
     *
     * @return whether anybody joined or left
     */
    boolean change(GroupModel group, Membership membership) {
        List<Object[]> leaving = (membership.clear() ? membersOf(group) : membersOf(group, membership.leave()))
                .filter(person -> !membership.join().contains((String) person[0]))
                .toList();
        List<Object[]> asked = known(group, membership.join());
        if (asked.size() < membership.join().size()) {
            LOG.infof(
                    "directory %s: %d members of group %s are not users of the directory and were left out",
                    directory.id(), membership.join().size() - asked.size(), group.getId());
        }
        List<Object[]> joined = asked.stream()
                .filter(person -> ((Number) person[3]).intValue() == 0)
                .toList();
        List<String> back = asked.stream()
                .filter(person -> ((Number) person[3]).intValue() == 2)
                .map(person -> (String) person[0])
                .toList();
        guard.rows().lapse(group.getId(), back);
        Set<String> held = guard.holds(HeldChange.What.LEAVE, group, leaving);
        List<Object[]> left = leaving.stream()
                .filter(person -> !held.contains((String) person[0]))
                .toList();
        List<String> moved =
                Stream.concat(ids(left).stream(), ids(joined).stream()).toList();
        access.during(group, moved, watch, () -> {
            remove(group, left);
            add(group, joined);
        });
        int leftOut = membership.join().size() - asked.size();
        if (!left.isEmpty() || !joined.isEmpty() || leftOut > 0) {
            journal.note(new Effect.Members(group.getId(), group.getName(), ids(joined), ids(left), leftOut));
        }
        return !leaving.isEmpty() || !joined.isEmpty() || !back.isEmpty();
    }

    /** The group was deleted, which is held, and is made again. */
    void revived(GroupModel group) {
        guard.rows().revived(group.getId());
    }

    /** Whether the group stays, because the guard holds members in it. */
    boolean holdsTogether(GroupModel group) {
        return !guard.holds(HeldChange.What.DISSOLVE, group, membersOf(group).toList())
                .isEmpty();
    }

    /** What was held happens: they leave. */
    void leave(GroupModel group, Collection<String> people) {
        List<Object[]> left = Database.chunks(people)
                .flatMap(chunk -> database
                        .list(
                                "select u.id, u.username, u.email from UserGroupMembershipEntity m, UserEntity u"
                                        + " where u.id = m.user.id and m.groupId = :group and u.id in (:users)",
                                Object[].class,
                                Map.of("group", group.getId(), "users", chunk))
                        .stream())
                .toList();
        access.during(group, ids(left), watch, () -> remove(group, left));
        if (!left.isEmpty()) {
            journal.note(new Effect.Members(group.getId(), group.getName(), List.of(), ids(left), 0));
        }
    }

    /** While the group is removed, and with it what it gives to its members. */
    void dissolve(GroupModel group, Runnable removal) {
        boolean matters = entitled.opens(group) || watch.concerns(group);
        access.during(group, matters ? ids(membersOf(group).toList()) : List.of(), watch, removal);
    }

    /** While the group gets another name. */
    void rename(GroupModel group, Runnable renaming) {
        access.during(group, () -> ids(membersOf(group).toList()), watch, renaming);
    }

    /** As many as a statement takes at once. */
    private void add(GroupModel group, List<Object[]> people) {
        Database.chunks(ids(people))
                .forEach(chunk -> database.change(
                        "insert into UserGroupMembershipEntity (user, groupId, membershipType)"
                                + " select u, :group, :type from UserEntity u where u.id in (:users)",
                        Map.of("group", group.getId(), "type", MembershipType.UNMANAGED.name(), "users", chunk)));
        for (Object[] person : people) {
            UserModel member = forgotten(person);
            GroupModel.GroupMemberJoinEvent.fire(group, member, session);
        }
    }

    private void remove(GroupModel group, List<Object[]> people) {
        Database.chunks(ids(people))
                .forEach(chunk -> database.change(
                        "delete from UserGroupMembershipEntity m where m.groupId = :group and m.user.id in (:users)",
                        Map.of("group", group.getId(), "users", chunk)));
        for (Object[] person : people) {
            session.getKeycloakSessionFactory().publish(new MemberLeft(session, realm, group, forgotten(person)));
        }
    }

    /** Makes the caches of all nodes forget the user, as soon as this transaction is through. */
    private UserModel forgotten(Object[] person) {
        UserModel member = LazyUser.of(session, realm, (String) person[0], (String) person[1], (String) person[2]);
        UserCache cache = session.getProvider(UserCache.class);
        if (cache != null) {
            cache.evict(realm, member);
        }
        return member;
    }

    private static List<String> ids(List<Object[]> people) {
        return people.stream().map(person -> (String) person[0]).toList();
    }

    /** The users of this directory who are in the group: id, username, e-mail. */
    private Stream<Object[]> membersOf(GroupModel group) {
        return database
                .list(MEMBERS, Object[].class, Map.of("group", group.getId(), "directory", directory.id()))
                .stream();
    }

    /** Those of them whom the group has. */
    private Stream<Object[]> membersOf(GroupModel group, Collection<String> ids) {
        return Database.chunks(ids)
                .flatMap(chunk -> database
                        .list(
                                MEMBERS + " and u.id in (:users)",
                                Object[].class,
                                Map.of("group", group.getId(), "directory", directory.id(), "users", chunk))
                        .stream());
    }

    /**
     * Those of them who are users of this directory: id, username, e-mail, and 1 if the group has them already, 2 if it
     * has them because their leaving is held.
     */
    private List<Object[]> known(GroupModel group, Collection<String> ids) {
        return Database.chunks(ids)
                .flatMap(chunk -> database
                        .list(
                                "select u.id, u.username, u.email, case when exists (select 1 from"
                                        + " UserGroupMembershipEntity m where m.groupId = :group and m.user.id = u.id)"
                                        + " then case when exists (select 1 from HeldEntity h where h.groupId = :group"
                                        + " and h.userId = u.id and h.state = 'HELD') then 2 else 1 end else 0 end from DirectoryUserEntity d, UserEntity u"
                                        + " where u.id = d.userId and d.directoryId = :directory and d.userId in (:users)",
                                Object[].class,
                                Map.of("group", group.getId(), "directory", directory.id(), "users", chunk))
                        .stream())
                .toList();
    }
}
