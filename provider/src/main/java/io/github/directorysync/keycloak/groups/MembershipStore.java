package io.github.directorysync.keycloak.groups;

import static io.github.directorysync.keycloak.groups.MemberRow.ids;

import io.github.directorysync.keycloak.access.AccessGroupMembers;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.directories.GroupNameIndex;
import io.github.directorysync.keycloak.guard.HeldChangeStore;
import io.github.directorysync.keycloak.guard.RemovalGuard;
import io.github.directorysync.keycloak.people.AccessGroupEffect;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.roles.RoleChangeTracker;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.sync.activity.GroupEffect;
import io.github.directorysync.sync.guard.PlannedRemoval;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.keycloak.models.GroupModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.UserCache;
import org.keycloak.representations.idm.MembershipType;

/**
 * Changes the members of a group in bulk: a thousand users a statement, since joining them one by one takes minutes.
 * Keycloak's user cache and event listeners are told about each user. {@link MembershipPlan} asks the guard before.
 */
public final class MembershipStore {

    private final DirectoryContext context;
    private final Database database;
    private final RoleChangeTracker roleChanges;
    private final RemovalGuard guard;
    private final HeldChangeStore heldRows;
    private final AccessGroupMembers accessGroups;
    private final AccessGroupEffect access;
    private final GroupMembers members;

    public MembershipStore(DirectoryContext context, AccessGroupEffect access) {
        this.context = context;
        this.database = context.database();
        this.roleChanges = new RoleChangeTracker(context);
        this.guard = new RemovalGuard(context);
        this.heldRows =
                new HeldChangeStore(context.database(), context.directory().id());
        this.accessGroups = new AccessGroupMembers(context.directory(), context.database());
        this.access = access;
        this.members = new GroupMembers(context.database(), context.directory().id());
    }

    /**
     * Makes the change, after the group has been renamed.
     *
     * @return whether the directory sees other members than before
     */
    boolean make(MembershipChange change) {
        access.apply(change.accessChanging(), change.held());
        remove(change.group(), change.leaving());
        add(change.group(), change.joining());
        access.apply(change.opensAccess() ? change.moved() : List.of(), Map.of());
        roleChanges.compare(change.roles());
        GroupModel group = change.group();
        if (!change.moved().isEmpty() || change.notTaken().count() > 0) {
            context.journal()
                    .note(new GroupEffect.MembersChanged(
                            group.getId(),
                            nameOf(group),
                            ids(change.joining()),
                            ids(change.leaving()),
                            change.notTaken()));
        }
        return change.changesMembers();
    }

    private String nameOf(GroupModel group) {
        return new GroupNameIndex(database).sent(group);
    }

    private static List<Reference> named(List<MemberRow> people) {
        return people.stream().map(MemberRow::named).toList();
    }

    /** Turns the held deletion of a group that the directory sends again into held leaving of its members. */
    void revived(GroupModel group) {
        heldRows.revived(group.getId());
    }

    /**
     * Asks the guard about the deletion of a group. If it holds any member, the whole group stays, and gives all members
     * what it gives until an administrator has decided.
     *
     * @param removed whether the group is removed from Keycloak, and not only from the directory: then members who are not the
     *     directory's lose by it too
     */
    boolean holdDeletion(GroupModel group, boolean removed) {
        boolean opensAccess = accessGroups.opens(group);
        if (!RoleChangeTracker.gives(group) && !opensAccess) {
            return false;
        }
        List<MemberRow> people = removed ? members.inOrBelow(group) : members.ofDirectory(group);
        if (opensAccess) {
            access.lock(ids(people));
        }
        return !guard.ask(PlannedRemoval.dissolution(new Reference(group.getId(), nameOf(group)), named(people)))
                .held(context.journal())
                .isEmpty();
    }

    /** Applies an administrator's decision: these users leave. */
    public void leave(GroupModel group, Collection<String> people) {
        List<MemberRow> left = members.among(group, people);
        GroupSnapshot before = measure(group, ids(left));
        remove(group, left);
        compare(before);
        if (!left.isEmpty()) {
            context.journal().note(new GroupEffect.MembersChanged(group.getId(), nameOf(group), List.of(), ids(left)));
        }
    }

    /**
     * Reads the state before a group is deleted, and with it the roles and the access that it gives to its members.
     *
     * @param groups the ids of the group and of those subgroups that lose what it gives
     */
    GroupSnapshot beforeDeletion(GroupModel group, List<String> groups) {
        boolean mayChangeRoles = accessGroups.opens(group) || roleChanges.concerns(group);
        return mayChangeRoles ? measure(group, members.in(groups)) : GroupSnapshot.NOBODY;
    }

    private GroupSnapshot measure(GroupModel group, List<String> people) {
        boolean opensAccess = accessGroups.opens(group);
        return new GroupSnapshot(
                opensAccess ? people : List.of(),
                roleChanges.measure(opensAccess || roleChanges.concerns(group) ? people : List.of()));
    }

    /** Suspends or restores accounts, and records changed roles, after users have left the group or it is deleted. */
    void compare(GroupSnapshot before) {
        access.apply(before.withAccess(), Map.of());
        roleChanges.compare(before.roles());
    }

    /** The effect that all visible members have left the group, to be recorded when the group is deleted. */
    GroupEffect.MembersChanged allLeave(GroupModel group) {
        return new GroupEffect.MembersChanged(group.getId(), nameOf(group), List.of(), ids(members.of(group)));
    }

    /**
     * Removes all users of the directory from the group, including those whose leaving is held and deleted users whose
     * account still exists. Other members stay.
     *
     * @return the ids of those who left
     */
    List<String> empty(GroupModel group) {
        List<MemberRow> people = members.ofDirectory(group);
        remove(group, people);
        if (!people.isEmpty()) {
            context.journal()
                    .note(new GroupEffect.MembersChanged(group.getId(), nameOf(group), List.of(), ids(people)));
        }
        return ids(people);
    }

    private void add(GroupModel group, List<MemberRow> people) {
        Database.smallChunks(ids(people))
                .forEach(chunk -> database.change(
                        "insert into UserGroupMembershipEntity (user, groupId, membershipType)"
                                + " select u, :group, :type from UserEntity u where u.id in (:users)",
                        Map.of("group", group.getId(), "type", MembershipType.UNMANAGED.name(), "users", chunk)));
        for (MemberRow person : people) {
            GroupModel.GroupMemberJoinEvent.fire(group, evicted(person), context.session());
        }
    }

    private void remove(GroupModel group, List<MemberRow> people) {
        Database.smallChunks(ids(people))
                .forEach(chunk -> database.change(
                        "delete from UserGroupMembershipEntity m where m.groupId = :group and m.user.id in (:users)",
                        Map.of("group", group.getId(), "users", chunk)));
        for (MemberRow person : people) {
            context.session()
                    .getKeycloakSessionFactory()
                    .publish(new MemberLeaveEvent(context.session(), context.realm(), group, evicted(person)));
        }
    }

    /** Evicts the user from the caches of all nodes on commit. */
    private UserModel evicted(MemberRow person) {
        UserModel member =
                LazyUserModel.of(context.session(), context.realm(), person.id(), person.username(), person.email());
        UserCache cache = context.session().getProvider(UserCache.class);
        if (cache != null) {
            cache.evict(context.realm(), member);
        }
        return member;
    }
}
