package io.github.directorysync.keycloak.groups;

import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.directories.GroupNameIndex;
import io.github.directorysync.keycloak.guard.HeldChangeStore;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.roles.AdminPrivileges;
import io.github.directorysync.keycloak.store.AnyDirectoryGroupEntity;
import io.github.directorysync.scim.Limits;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.GroupEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keycloak.models.GroupModel;
import org.keycloak.models.GroupProvider;

/**
 * The deletion of a directory's group. Keycloak's removal of a group includes all subgroups; here only the requested group
 * is removed. The directory's subgroups move up one level. If there are other subgroups (the vendor's, another directory's,
 * or one that administers Keycloak), the group itself stays: the directory's users leave it, and it becomes an ordinary
 * group of the realm.
 */
public record GroupDeletion(DirectoryContext context, MembershipStore memberships) {

    /** Reserves the memory that reading everybody in the group and below takes. */
    void holdMemory(GroupModel group) {
        List<String> groups = new ArrayList<>(List.of(group.getId()));
        below(group).forEach(child -> groups.add(child.getId()));
        GroupMembers members =
                new GroupMembers(context.database(), context.directory().id());
        context.memory().hold(Limits.MEMBER_BYTES * members.count(groups));
    }

    /** Whether {@link #delete} would remove the group from Keycloak. */
    boolean isRemovable(GroupModel group) {
        return isRemovable(group, below(group));
    }

    private boolean isRemovable(GroupModel group, List<GroupModel> below) {
        return below.stream().allMatch(child -> isOurs(child) && canMoveUp(group, child));
    }

    /**
     * Deletes the group, and with it the roles and the access that it gives to its members.
     *
     * @return whether the group is removed; if not, it is an ordinary group of the realm now
     */
    public boolean delete(GroupModel group) {
        List<GroupModel> below = below(group);
        boolean removed = isRemovable(group, below);
        List<String> concerned = new ArrayList<>(List.of(group.getId()));
        below.forEach(child -> concerned.add(child.getId()));
        GroupEffect.MembersChanged left = memberships.allLeave(group);
        String name = left.displayName();
        GroupSnapshot before = memberships.beforeDeletion(group, removed ? concerned : List.of(group.getId()));
        if (removed) {
            below.stream()
                    .filter(child -> group.getId().equals(child.getParentId()))
                    .forEach(child -> groups().moveGroup(context.realm(), child, group.getParent()));
            context.database().flush();
            groups().removeGroup(context.realm(), group);
        } else {
            release(group);
            context.journal().note(new GroupEffect.OfGroup(ChangeKind.RELEASED, group.getId(), name, List.of()));
        }
        context.database().flush();
        memberships.compare(before);
        if (removed && !left.left().isEmpty()) {
            context.journal().note(left);
        }
        return removed;
    }

    /**
     * Deletes the group together with the directory's subgroups, when the directory is removed. The guard is not asked, and
     * no users are suspended.
     *
     * @return the effects, for the log
     */
    public List<Effect> deleteWithAllBelow(GroupModel group) {
        List<Effect> effects = new ArrayList<>();
        deleteWithAllBelow(group, effects);
        return effects;
    }

    private boolean deleteWithAllBelow(GroupModel group, List<Effect> effects) {
        boolean removed = true;
        String name = new GroupNameIndex(context.database()).sent(group);
        for (GroupModel child : children(List.of(group.getId()))) {
            removed &= isOurs(child) && deleteWithAllBelow(child, effects);
        }
        if (removed) {
            GroupEffect.MembersChanged left = memberships.allLeave(group);
            if (!left.left().isEmpty()) {
                effects.add(left);
            }
            effects.add(new GroupEffect.OfGroup(ChangeKind.DELETED, group.getId(), name, List.of()));
            groups().removeGroup(context.realm(), group);
        } else {
            effects.add(new GroupEffect.MembersChanged(group.getId(), name, List.of(), release(group)));
            effects.add(new GroupEffect.OfGroup(ChangeKind.RELEASED, group.getId(), name, List.of()));
        }
        context.database().flush();
        return removed;
    }

    private GroupProvider groups() {
        return context.session().groups();
    }

    private List<String> release(GroupModel group) {
        List<String> left = memberships.empty(group);
        // Keycloak publishes no event for a group that stays, so changes held for it lapse here.
        new HeldChangeStore(context.database(), context.directory().id()).lapse(group.getId(), left);
        context.database().flush();
        context.database()
                .change("delete from AnyDirectoryGroupEntity d where d.groupId = :id", Map.of("id", group.getId()));
        return left;
    }

    /** All subgroups, at every depth, read from the table: Keycloak's cache may still have some that were moved away. */
    private List<GroupModel> below(GroupModel group) {
        List<GroupModel> all = new ArrayList<>();
        List<GroupModel> level = children(List.of(group.getId()));
        while (!level.isEmpty()) {
            all.addAll(level);
            level = children(level.stream().map(GroupModel::getId).toList());
        }
        return all;
    }

    private List<GroupModel> children(List<String> parents) {
        return Database.chunks(parents)
                .flatMap(chunk -> context
                        .database()
                        .list(
                                "select g.id from GroupEntity g where g.parentId in (:ids)",
                                String.class,
                                Map.of("ids", chunk))
                        .stream())
                .map(id -> groups().getGroupById(context.realm(), id))
                .toList();
    }

    private boolean isOurs(GroupModel group) {
        return context.database()
                        .find(AnyDirectoryGroupEntity.class, group.getId())
                        .filter(row ->
                                row.directoryId.equals(context.directory().id()))
                        .isPresent()
                && !AdminPrivileges.of(group, context.session(), context.realm());
    }

    /** Whether the child can move up: no group of that name is there. Deeper subgroups stay below the child. */
    private boolean canMoveUp(GroupModel group, GroupModel child) {
        return !group.getId().equals(child.getParentId())
                || groups().getGroupByName(context.realm(), group.getParent(), child.getName()) == null;
    }
}
