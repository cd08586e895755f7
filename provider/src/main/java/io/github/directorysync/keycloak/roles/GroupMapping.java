package io.github.directorysync.keycloak.roles;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.directories.GroupNameIndex;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.store.DirectoryGroupEntity;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** The role of an app that a group of a directory is mapped to: Keycloak's own role mapping of the group. */
public record GroupMapping(GroupModel group, AppLadder app) {

    /** Finds the group if it belongs to that directory, and locks its row until the transaction ends. */
    public static Optional<GroupModel> groupOf(
            KeycloakSession session, RealmModel realm, Directory directory, String id) {
        DirectoryGroupEntity locked =
                new Database(session).entities().find(DirectoryGroupEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
        return Optional.ofNullable(locked)
                .filter(row -> row.directoryId.equals(directory.id()))
                .map(row -> session.groups().getGroupById(realm, id));
    }

    /**
     * Finds a ranked role of the app that the group shall be mapped to.
     *
     * @throws InvalidSettings if there is none, or if it administers Keycloak, which no directory may ever grant
     */
    public RoleModel role(KeycloakSession session, String name) {
        return role(session, app, name);
    }

    /** Finds a role for any group of the app. */
    public static RoleModel role(KeycloakSession session, AppLadder app, String name) {
        RoleModel role = app.role(name)
                .filter(found -> app.ranked(found).isPresent())
                .orElseThrow(() -> noSuchRole("role", name));
        if (AdminPrivileges.of(role, session, app.realm())) {
            throw new InvalidSettings(
                    "role", "The role " + name + " administers Keycloak. No group of a directory may be mapped to it.");
        }
        return role;
    }

    /** The {@code displayName} that its directory has sent. */
    public String displayName(KeycloakSession session) {
        return GroupNameIndex.sent(session, group);
    }

    /**
     * Returns whether the group, one above it or one below it administers Keycloak; only administrators of Keycloak may
     * change its mappings then.
     */
    public static boolean administers(KeycloakSession session, RealmModel realm, GroupModel group) {
        return AdminPrivileges.around(group, session, realm);
    }

    /**
     * The roles of the app that the group is mapped to now: ranked ones, and those whose level cannot be read at
     * present.
     */
    public Stream<RoleModel> mapped() {
        return group.getRoleMappingsStream().filter(app::isMapped);
    }

    /** All role mappings that the group would have if it were mapped to that role of the app, or to none. */
    Stream<RoleModel> mappedInstead(Optional<RoleModel> role) {
        return Stream.concat(group.getRoleMappingsStream().filter(other -> !app.isMapped(other)), role.stream());
    }

    /** Maps the group to the role instead of any other ranked role of the app; other mappings of the group stay. */
    public void set(RoleModel role) {
        mapped().filter(other -> !other.getId().equals(role.getId())).toList().forEach(group::deleteRoleMapping);
        group.grantRole(role);
    }

    public void clear() {
        mapped().toList().forEach(group::deleteRoleMapping);
    }

    public static InvalidSettings noSuchRole(String field, String role) {
        return new InvalidSettings(field, "The app has no role " + role + " with a permission level.");
    }
}
