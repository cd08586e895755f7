package io.github.directorysync.keycloak;

import static io.github.directorysync.keycloak.GroupMembers.ids;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.HeldChange.Named;
import io.github.directorysync.keycloak.HeldChange.What;
import io.github.directorysync.scim.Membership;
import io.github.directorysync.sync.GroupEffect;
import io.github.directorysync.sync.HoldReason;
import io.github.directorysync.sync.Journal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;
    private final Journal journal;
    private final Database database;
    private final RoleWatch watch;
    private final GuardDuty guard;
    private final Entitled entitled;
    private final AccessGroups access;
    private final GroupMembers members;

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
        this.members = new GroupMembers(database, directory.id());
    }

    /**
     * The caller holds the lock of the group, so nobody else changes it meanwhile. The guard is asked about the new name and
     * the members at once, before either is changed.
     *
     * @param name which it gets, or has
     * @return whether anybody joined or left
     */
    boolean change(GroupModel group, String name, Runnable renaming, Membership membership) {
        GroupMembers.Moving moving = members.moving(group, membership);
        membership.requireSomebodyKnown(moving.unknown(), !moving.leaving().isEmpty());
        GroupEffect.MembersLeftOut notTaken =
                new GroupEffect.MembersLeftOut(List.copyOf(moving.unknown()), List.copyOf(membership.groups()));
        if (notTaken.count() > 0) {
            LOG.infof(
                    "directory %s: members of group %s were left out: %d who are no users of the directory, %d groups",
                    directory.id(),
                    group.getId(),
                    notTaken.unknown().size(),
                    notTaken.groups().size());
        }
        List<Object[]> leaving = moving.leaving();
        List<Object[]> joined = GroupMembers.thoseWith(moving.joining(), 0).toList();
        List<String> back = ids(GroupMembers.thoseWith(moving.joining(), 2).toList());
        boolean opened = entitled.opens(group);
        boolean turns = opened != entitled.opensAs(group, name);
        List<String> inside = turns ? members.withHeld(group) : List.of();
        if (opened || turns) {
            access.lock(Stream.of(ids(leaving), ids(joined), inside)
                    .flatMap(List::stream)
                    .toList());
        }
        guard.rows().lapse(group.getId(), ids(moving.joining()));
        Map<String, HoldReason> held = guard.leaving(group, ids(leaving), opened ? inside : List.of());
        Named from = new Named(group.getId(), nameOf(group));
        leaving.stream()
                .filter(person -> held.containsKey((String) person[0]))
                .forEach(person -> guard.keep(What.LEAVE, named(person), Optional.of(from), reason(held, person)));
        access.renaming(inside, held, watch, renaming);
        List<Object[]> left = leaving.stream()
                .filter(person -> !held.containsKey((String) person[0]))
                .toList();
        List<String> moved =
                Stream.concat(ids(left).stream(), ids(joined).stream()).toList();
        access.during(group, moved, watch, () -> {
            remove(group, left);
            add(group, joined);
        });
        if (!left.isEmpty() || !joined.isEmpty() || notTaken.count() > 0) {
            journal.note(
                    new GroupEffect.MembersChanged(group.getId(), nameOf(group), ids(joined), ids(left), notTaken));
        }
        return !leaving.isEmpty() || !joined.isEmpty() || !back.isEmpty();
    }

    private String nameOf(GroupModel group) {
        return new GroupNames(database).sent(group);
    }

    private static Named named(Object[] person) {
        return new Named((String) person[0], String.valueOf(person[1]));
    }

    private static HoldReason reason(Map<String, HoldReason> held, Object[] person) {
        return held.getOrDefault((String) person[0], HoldReason.TOO_MANY);
    }

    /** The group was deleted, which is held, and is made again. */
    void revived(GroupModel group) {
        guard.rows().revived(group.getId());
    }

    /**
     * Whether the group stays, because the guard holds somebody in it or below it, or holds them there already. Until that
     * is decided it gives everybody what it gives.
     *
     * @param goes whether it goes from Keycloak, and not only from the directory: then also others lose what it gives
     */
    boolean holdsTogether(GroupModel group, boolean goes) {
        if (!RoleWatch.gives(group) && !entitled.opens(group)) {
            return false;
        }
        List<Object[]> people = goes ? members.inOrBelow(group) : members.everybodyOfDirectory(group);
        if (entitled.opens(group)) {
            access.lock(ids(people));
        }
        Map<String, HoldReason> held = guard.deleting(group, ids(people));
        if (held.isEmpty()) {
            return false;
        }
        Set<String> known = guard.rows().peopleOf(group.getId());
        Named from = new Named(group.getId(), nameOf(group));
        people.stream()
                .filter(person -> held.containsKey((String) person[0]) && !known.contains((String) person[0]))
                .forEach(person -> guard.keep(What.DISSOLVE, named(person), Optional.of(from), reason(held, person)));
        guard.rows().dissolved(group.getId());
        return true;
    }

    /** What was held happens: they leave. */
    void leave(GroupModel group, Collection<String> people) {
        List<Object[]> left = members.whoeverIsIn(group, people);
        access.during(group, ids(left), watch, () -> remove(group, left));
        if (!left.isEmpty()) {
            journal.note(new GroupEffect.MembersChanged(group.getId(), nameOf(group), List.of(), ids(left)));
        }
    }

    /**
     * While the group is removed, and with it what it gives to its members.
     *
     * @param groups the ids of it and of those below it that lose what it gives
     */
    void dissolve(GroupModel group, List<String> groups, Runnable removal) {
        boolean matters = entitled.opens(group) || watch.concerns(group);
        access.during(group, matters ? members.in(groups) : List.of(), watch, removal);
    }

    /** That everybody in the group is in it no more, to be noted when it is gone. */
    GroupEffect.MembersChanged farewell(GroupModel group) {
        return new GroupEffect.MembersChanged(group.getId(), nameOf(group), List.of(), ids(members.of(group)));
    }

    /**
     * Everybody of the directory leaves the group, whatever is held of them, also who was deleted and has an account still.
     * Others in it stay.
     *
     * @return the ids of those who left
     */
    List<String> empty(GroupModel group) {
        List<Object[]> people = members.everybodyOfDirectory(group);
        remove(group, people);
        if (!people.isEmpty()) {
            journal.note(new GroupEffect.MembersChanged(group.getId(), nameOf(group), List.of(), ids(people)));
        }
        return ids(people);
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
}
