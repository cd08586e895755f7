package io.github.directorysync.keycloak.groups;

import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.directories.GroupNameIndex;
import io.github.directorysync.keycloak.guard.HeldChangeStore;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.roles.AdminPrivileges;
import io.github.directorysync.keycloak.store.AnyDirectoryGroupEntity;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.GroupEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keycloak.models.GroupModel;
import org.keycloak.models.GroupProvider;

/**
 * The deletion of a directory's group. Keycloak removes a group with everything below it; here nothing is removed that was
 * not asked for. What the directory has below moves up. With anything else below (a group of the vendor's, of another
 * directory, one that administers Keycloak) the group itself stays: its people leave it, and the directory gives it up.
 */
public record GroupDeletion(DirectoryContext visit, MembershipStore memberships) {

    /** Whether it would be gone if it were deleted now. */
    boolean goes(GroupModel group) {
        return goes(group, below(group));
    }

    private boolean goes(GroupModel group, List<GroupModel> below) {
        return below.stream().allMatch(child -> isOurs(child) && fitsBeside(group, child));
    }

    /**
     * Deletes it, and what it gives to its members goes with it.
     *
     * @return whether it is gone; if not, it is a group of the realm from now on
     */
    public boolean delete(GroupModel group) {
        List<GroupModel> below = below(group);
        boolean gone = goes(group, below);
        List<String> concerned = new ArrayList<>(List.of(group.getId()));
        below.forEach(child -> concerned.add(child.getId()));
        GroupEffect.MembersChanged farewell = memberships.farewell(group);
        String name = farewell.displayName();
        GroupSnapshot before = memberships.beforeDeletion(group, gone ? concerned : List.of(group.getId()));
        if (gone) {
            below.stream()
                    .filter(child -> group.getId().equals(child.getParentId()))
                    .forEach(child -> groups().moveGroup(visit.realm(), child, group.getParent()));
            visit.database().flush();
            groups().removeGroup(visit.realm(), group);
        } else {
            giveUp(group);
            visit.journal().note(new GroupEffect.OfGroup(ChangeKind.RELEASED, group.getId(), name, List.of()));
        }
        visit.database().flush();
        memberships.compare(before);
        if (gone && !farewell.left().isEmpty()) {
            visit.journal().note(farewell);
        }
        return gone;
    }

    /**
     * Deletes it together with what the directory has below it, as all its groups go. Nobody is asked or suspended by it.
     *
     * @return what has happened
     */
    public List<Effect> deleteWithAllBelow(GroupModel group) {
        List<Effect> effects = new ArrayList<>();
        deleteWithAllBelow(group, effects);
        return effects;
    }

    private boolean deleteWithAllBelow(GroupModel group, List<Effect> effects) {
        boolean gone = true;
        String name = new GroupNameIndex(visit.database()).sent(group);
        for (GroupModel child : children(List.of(group.getId()))) {
            gone &= isOurs(child) && deleteWithAllBelow(child, effects);
        }
        if (gone) {
            GroupEffect.MembersChanged farewell = memberships.farewell(group);
            if (!farewell.left().isEmpty()) {
                effects.add(farewell);
            }
            effects.add(new GroupEffect.OfGroup(ChangeKind.DELETED, group.getId(), name, List.of()));
            groups().removeGroup(visit.realm(), group);
        } else {
            effects.add(new GroupEffect.MembersChanged(group.getId(), name, List.of(), giveUp(group)));
            effects.add(new GroupEffect.OfGroup(ChangeKind.RELEASED, group.getId(), name, List.of()));
        }
        visit.database().flush();
        return gone;
    }

    private GroupProvider groups() {
        return visit.session().groups();
    }

    private List<String> giveUp(GroupModel group) {
        List<String> left = memberships.empty(group);
        // What was held of them here has come to nothing; Keycloak's event of a removed group does not come.
        new HeldChangeStore(visit.database(), visit.directory().id()).lapse(group.getId(), left);
        visit.database().flush();
        visit.database()
                .change("delete from AnyDirectoryGroupEntity d where d.groupId = :id", Map.of("id", group.getId()));
        return left;
    }

    /** All of them, at every depth, as they stand in the table: Keycloak's cache may know of some that were moved away. */
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
                .flatMap(chunk -> visit
                        .database()
                        .list(
                                "select g.id from GroupEntity g where g.parentId in (:ids)",
                                String.class,
                                Map.of("ids", chunk))
                        .stream())
                .map(id -> groups().getGroupById(visit.realm(), id))
                .toList();
    }

    private boolean isOurs(GroupModel group) {
        return visit.database()
                        .find(AnyDirectoryGroupEntity.class, group.getId())
                        .filter(row -> row.directoryId.equals(visit.directory().id()))
                        .isPresent()
                && !AdminPrivileges.of(group, visit.session(), visit.realm());
    }

    /** Whether nothing of that name is where the child would stand; what is deeper stays below the child. */
    private boolean fitsBeside(GroupModel group, GroupModel child) {
        return !group.getId().equals(child.getParentId())
                || groups().getGroupByName(visit.realm(), group.getParent(), child.getName()) == null;
    }
}
