package io.github.directorysync.keycloak.groups;

import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.roles.AdminPrivileges;
import io.github.directorysync.keycloak.store.AnyDirectoryGroupEntity;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Checks the parent group that settings of a directory name. */
public record ParentGroupCheck(KeycloakSession session, RealmModel realm) {

    /**
     * Checks the parent group that new settings name.
     *
     * @throws InvalidSettings if it is another directory's, administers Keycloak, or was pushed by a directory
     */
    public void require(ComponentModel model) {
        String name = ParentGroup.parentName(model);
        if (name.isEmpty()) {
            return;
        }
        ParentGroup.others(realm, model.getId())
                .filter(other -> name.equals(ParentGroup.parentName(other))
                        || (ParentGroup.parentName(other).isEmpty() && name.equals(other.getName())))
                .findFirst()
                .ifPresent(other -> {
                    throw takenBy(name, other);
                });
        GroupModel present = session.groups().getGroupByName(realm, null, name);
        if (present == null) {
            return;
        }
        Database database = new Database(session);
        ParentGroup.directoryBelow(present, database)
                .filter(directory -> !directory.equals(model.getId()))
                .ifPresent(directory -> {
                    throw takenBy(name, realm.getComponent(directory));
                });
        if (AdminPrivileges.of(present, session, realm)) {
            throw new InvalidSettings(
                    DirectorySettings.GROUPS_PARENT,
                    "The group " + name + " administers Keycloak. No directory's groups can be below it.");
        }
        if (database.find(AnyDirectoryGroupEntity.class, present.getId()).isPresent()) {
            throw new InvalidSettings(
                    DirectorySettings.GROUPS_PARENT,
                    "The group " + name + " is a group that a directory has pushed. It cannot be a parent group.");
        }
    }

    private static InvalidSettings takenBy(String name, ComponentModel other) {
        return new InvalidSettings(
                DirectorySettings.GROUPS_PARENT,
                "The group " + name + " is the parent group of the directory " + other.get(DirectorySettings.ALIAS)
                        + ". Two directories cannot have the same one.");
    }
}
