package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.Membership;
import io.github.directorysync.sync.Effect;
import io.github.directorysync.sync.Journal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.UserCache;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;
import org.keycloak.representations.idm.MembershipType;

/**
 * Who is in a group, changed as deltas and in bulk: ten thousand members in about a second, where joining them one by
 * one takes minutes. What Keycloak does on joining and leaving (its cache forgets the user, its listeners hear of it)
 * happens all the same.
 */
final class Memberships {

    private static final Logger LOG = Logger.getLogger(Memberships.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;
    private final Journal journal;
    private final Database database;

    Memberships(Visit visit, Database database) {
        this.session = visit.session();
        this.realm = visit.realm();
        this.directory = visit.directory();
        this.journal = visit.journal();
        this.database = database;
    }

    /**
     * The caller holds the lock of the group, so nobody else changes it meanwhile.
     *
     * @return whether anybody joined or left
     */
    boolean change(GroupModel group, Membership membership) {
        Set<String> leaving = new HashSet<>(membership.clear() ? allOf(group) : presentIn(group, membership.leave()));
        leaving.removeAll(membership.join());
        Set<String> joining = new HashSet<>(membership.join());
        joining.removeAll(presentIn(group, membership.join()));
        List<Object[]> left = known(leaving);
        List<Object[]> joined = known(joining);
        remove(group, left);
        add(group, joined, joining.size());
        int leftOut = joining.size() - joined.size();
        if (!left.isEmpty() || !joined.isEmpty() || leftOut > 0) {
            journal.note(new Effect.Members(group.getId(), group.getName(), ids(joined), ids(left), leftOut));
        }
        return !left.isEmpty() || !joined.isEmpty();
    }

    private void add(GroupModel group, List<Object[]> people, int asked) {
        if (people.size() < asked) {
            LOG.infof(
                    "directory %s: %d members of group %s are not users of the directory and were left out",
                    directory.id(), asked - people.size(), group.getId());
        }
        for (Object[] person : people) {
            UserGroupMembershipEntity membership = new UserGroupMembershipEntity();
            membership.setUser(database.entities().getReference(UserEntity.class, person[0]));
            membership.setGroupId(group.getId());
            membership.setMembershipType(MembershipType.UNMANAGED);
            database.entities().persist(membership);
        }
        database.flush();
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

    private static List<String> ids(List<Object[]> people) {
        return people.stream().map(person -> (String) person[0]).toList();
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

    private Collection<String> allOf(GroupModel group) {
        return database.list(
                "select m.user.id from UserGroupMembershipEntity m where m.groupId = :group",
                String.class,
                Map.of("group", group.getId()));
    }

    private Set<String> presentIn(GroupModel group, Collection<String> ids) {
        Set<String> present = new HashSet<>();
        Database.chunks(ids)
                .forEach(chunk -> present.addAll(database.list(
                        "select m.user.id from UserGroupMembershipEntity m"
                                + " where m.groupId = :group and m.user.id in (:users)",
                        String.class,
                        Map.of("group", group.getId(), "users", chunk))));
        return present;
    }

    /** Those of them who are users of this directory: id, username, e-mail. */
    private List<Object[]> known(Collection<String> ids) {
        List<Object[]> known = new ArrayList<>();
        Database.chunks(ids)
                .forEach(chunk -> known.addAll(database.list(
                        "select u.id, u.username, u.email from DirectoryUserEntity d, UserEntity u"
                                + " where u.id = d.userId and d.directoryId = :directory and d.userId in (:users)",
                        Object[].class,
                        Map.of("directory", directory.id(), "users", chunk))));
        return known;
    }
}
