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
import io.github.directorysync.keycloak.roles.RoleSnapshot;
import io.github.directorysync.scim.resource.Membership;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.sync.activity.GroupEffect;
import io.github.directorysync.sync.guard.HoldReason;
import io.github.directorysync.sync.guard.PlannedRemoval;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.GroupModel;

/**
 * Plans changes of a group's members: reads which users join and leave, asks the guard, and measures roles before the
 * change. {@link MembershipStore} makes the change.
 */
final class MembershipPlan {

    private static final Logger LOG = Logger.getLogger(MembershipPlan.class);

    private final DirectoryContext context;
    private final Database database;
    private final RoleChangeTracker roleChanges;
    private final RemovalGuard guard;
    private final HeldChangeStore heldRows;
    private final AccessGroupMembers accessGroups;
    private final AccessGroupEffect access;

    MembershipPlan(DirectoryContext context, AccessGroupEffect access) {
        this.context = context;
        this.database = context.database();
        this.roleChanges = new RoleChangeTracker(context);
        this.guard = new RemovalGuard(context);
        this.heldRows =
                new HeldChangeStore(context.database(), context.directory().id());
        this.accessGroups = new AccessGroupMembers(context.directory(), context.database());
        this.access = access;
    }

    /**
     * Reads which users join and leave, and asks the guard once about the new name of the group and the members together.
     * The caller holds the lock of the group, so no other request changes it meanwhile.
     *
     * @param name the displayName that the group has after the request
     */
    MembershipChange of(GroupModel group, String name, Membership membership) {
        boolean opensAccessNow = accessGroups.opens(group);
        boolean opensAccess = accessGroups.opensAs(group, name);
        GroupMembers members = new GroupMembers(database, context.directory().id());
        boolean readsAll = membership.clear() || opensAccessNow != opensAccess;
        long all = readsAll ? members.count(List.of(group.getId())) : 0;
        context.memory().hold(membership.bytes(all));
        MembershipReader.Moving read =
                new MembershipReader(database, context.directory().id()).read(group, membership);
        context.memory().hold(membership.furtherBytes(all, read.joining().size()));
        membership.requireSomebodyKnown(read.unknown(), !read.leaving().isEmpty());
        GroupEffect.MembersLeftOut notTaken = MembershipChange.notTaken(read, membership);
        log(group, notTaken);
        List<MemberRow> leaving = read.leaving();
        List<String> accessChanging = opensAccessNow == opensAccess ? List.of() : members.withHeld(group);
        if (opensAccessNow || opensAccess) {
            access.lock(Stream.of(ids(leaving), ids(read.joining()), accessChanging)
                    .flatMap(List::stream)
                    .toList());
        }
        heldRows.lapse(group.getId(), read.asked());
        Map<String, HoldReason> held = guard.ask(PlannedRemoval.leaving(
                        new Reference(group.getId(), new GroupNameIndex(database).sent(group)),
                        leaving.stream().map(MemberRow::named).toList(),
                        opensAccessNow ? accessChanging : List.of()))
                .held(context.journal());
        List<MemberRow> left = leaving.stream()
                .filter(person -> !held.containsKey(person.id()))
                .toList();
        boolean changesMembers = !leaving.isEmpty()
                || !read.joining().isEmpty()
                || !read.heldLeaving().isEmpty();
        List<MemberRow> joining = read.joining();
        boolean mayChangeRoles = opensAccess || roleChanges.concerns(group);
        List<String> moved = mayChangeRoles
                ? Stream.concat(ids(left).stream(), ids(joining).stream()).toList()
                : List.of();
        RoleSnapshot roles = roleChanges.measure(Stream.concat(accessChanging.stream(), moved.stream())
                .distinct()
                .toList());
        return new MembershipChange(
                group, joining, left, changesMembers, accessChanging, held, opensAccess, notTaken, roles);
    }

    private void log(GroupModel group, GroupEffect.MembersLeftOut notTaken) {
        if (notTaken.count() > 0) {
            LOG.infof(
                    "directory %s: members of group %s were left out: %d who are no users of the directory, %d groups",
                    context.directory().id(),
                    group.getId(),
                    notTaken.unknown().size(),
                    notTaken.groups().size());
        }
    }
}
