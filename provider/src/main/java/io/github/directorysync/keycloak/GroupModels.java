package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.ScimProblem;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The Keycloak groups behind a directory's groups, all below one parent, so that no push can seize another group. */
final class GroupModels {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;
    private final Database database;
    private final Set<String> revived = new HashSet<>();

    GroupModels(KeycloakSession session, RealmModel realm, Directory directory, Database database) {
        this.session = session;
        this.realm = realm;
        this.directory = directory;
        this.database = database;
    }

    GroupModel get(String id) {
        return Optional.ofNullable(session.groups().getGroupById(realm, id))
                .orElseThrow(() -> ScimProblem.noSuchResource("group", id));
    }

    /**
     * Makes the group, or adopts the one of that name that the realm's configuration has prepared, mappings and all.
     *
     * @throws ScimProblem 409 if the name is taken by a group that cannot be adopted
     */
    GroupModel create(String name) {
        GroupModel parent = parent();
        GroupModel present = session.groups().getGroupByName(realm, parent, name);
        if (present == null) {
            return session.groups().createGroup(realm, name, parent);
        }
        boolean linked =
                database.find(DirectoryGroupEntity.class, present.getId()).isPresent();
        if (linked || AdminPower.of(present)) {
            throw taken();
        }
        if (database.change(
                        "update DepartedGroupEntity d set d.gone = null where d.gone is not null and d.groupId = :id",
                        Map.of("id", present.getId()))
                == 1) {
            revived.add(present.getId());
        }
        return present;
    }

    /** Whether {@link #create} has found one that was deleted, which is held. */
    boolean revived(GroupModel group) {
        return revived.contains(group.getId());
    }

    void rename(GroupModel group, String name) {
        if (group.getName().equals(name)) {
            return;
        }
        GroupModel namesake = session.groups().getGroupByName(realm, group.getParent(), name);
        if (namesake != null && !namesake.getId().equals(group.getId())) {
            throw taken();
        }
        group.setName(name);
    }

    void remove(GroupModel group) {
        session.groups().removeGroup(realm, group);
    }

    /** Where the directory's groups are already, however it is called today; else by its name, made if need be. */
    private GroupModel parent() {
        return database.query(
                        "select g.parentId from GroupEntity g, DirectoryGroupEntity d where g.id = d.groupId"
                                + " and d.directoryId = :directory order by d.created",
                        String.class,
                        Map.of("directory", directory.id()))
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(id -> session.groups().getGroupById(realm, id))
                .orElseGet(this::parentByName);
    }

    private GroupModel parentByName() {
        GroupModel present = session.groups().getGroupByName(realm, null, directory.groupsParent());
        if (present == null) {
            return session.groups().createGroup(realm, directory.groupsParent());
        }
        if (AdminPower.of(present)) {
            throw ScimProblem.forbidden(
                    "The directory's parent group administers Keycloak. Name another one in its settings.");
        }
        return present;
    }

    private static ScimProblem taken() {
        return ScimProblem.notUnique("The directory already has a group with this displayName.");
    }
}
