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

    private final DirectoryContext visit;
    private final Database database;
    private final RoleChangeTracker watch;
    private final RemovalGuard guard;
    private final HeldChangeStore heldRows;
    private final AccessGroupMembers entitled;
    private final AccessGroupEffect access;

    MembershipPlan(DirectoryContext visit, AccessGroupEffect access) {
        this.visit = visit;
        this.database = visit.database();
        this.watch = new RoleChangeTracker(visit);
        this.guard = new RemovalGuard(visit);
        this.heldRows = new HeldChangeStore(visit.database(), visit.directory().id());
        this.entitled = new AccessGroupMembers(visit.directory(), visit.database());
        this.access = access;
    }

    /**
     * Reads which users join and leave, and asks the guard once about the new name of the group and the members together.
     * The caller holds the lock of the group, so no other request changes it meanwhile.
     *
     * @param name the displayName that the group has after the request
     */
    MembershipChange of(GroupModel group, String name, Membership membership) {
        MembershipReader.Moving moving =
                new MembershipReader(database, visit.directory().id()).read(group, membership);
        membership.requireSomebodyKnown(moving.unknown(), !moving.leaving().isEmpty());
        GroupEffect.MembersLeftOut notTaken = MembershipChange.notTaken(moving, membership);
        log(group, notTaken);
        List<MemberRow> leaving = moving.leaving();
        boolean opensNow = entitled.opens(group);
        boolean opens = entitled.opensAs(group, name);
        List<String> turning = opensNow == opens
                ? List.of()
                : new GroupMembers(database, visit.directory().id()).withHeld(group);
        if (opensNow || opens) {
            access.lock(Stream.of(ids(leaving), ids(moving.joining()), turning)
                    .flatMap(List::stream)
                    .toList());
        }
        heldRows.lapse(group.getId(), moving.asked());
        Map<String, HoldReason> held = guard.ask(PlannedRemoval.leaving(
                        new Reference(group.getId(), new GroupNameIndex(database).sent(group)),
                        leaving.stream().map(MemberRow::named).toList(),
                        opensNow ? turning : List.of()))
                .held(visit.journal());
        List<MemberRow> left = leaving.stream()
                .filter(person -> !held.containsKey(person.id()))
                .toList();
        boolean moves = !leaving.isEmpty()
                || !moving.joining().isEmpty()
                || !moving.heldLeaving().isEmpty();
        List<MemberRow> joining = moving.joining();
        boolean matters = opens || watch.concerns(group);
        List<String> moved = matters
                ? Stream.concat(ids(left).stream(), ids(joining).stream()).toList()
                : List.of();
        RoleSnapshot roles = watch.measure(
                Stream.concat(turning.stream(), moved.stream()).distinct().toList());
        return new MembershipChange(group, joining, left, moves, turning, held, opens, notTaken, roles);
    }

    private void log(GroupModel group, GroupEffect.MembersLeftOut notTaken) {
        if (notTaken.count() > 0) {
            LOG.infof(
                    "directory %s: members of group %s were left out: %d who are no users of the directory, %d groups",
                    visit.directory().id(),
                    group.getId(),
                    notTaken.unknown().size(),
                    notTaken.groups().size());
        }
    }
}
