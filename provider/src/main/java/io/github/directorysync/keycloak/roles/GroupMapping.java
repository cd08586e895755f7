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

/** Which role of an app a group of a directory is mapped to: Keycloak's own role mapping of the group. */
public record GroupMapping(GroupModel group, AppLadder app) {

    /** The group, if it is one of that directory; nobody else changes it until this transaction ends. */
    public static Optional<GroupModel> groupOf(
            KeycloakSession session, RealmModel realm, Directory directory, String id) {
        DirectoryGroupEntity locked =
                new Database(session).entities().find(DirectoryGroupEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
        return Optional.ofNullable(locked)
                .filter(row -> row.directoryId.equals(directory.id()))
                .map(row -> session.groups().getGroupById(realm, id));
    }

    /**
     * A ranked role of the app, to be mapped.
     *
     * @throws InvalidSettings if there is none, or if it administers Keycloak, which no directory may ever give
     */
    public RoleModel role(KeycloakSession session, String name) {
        return role(session, app, name);
    }

    /** The same, whatever group it is for. */
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

    /** As its directory calls it. */
    public String displayName(KeycloakSession session) {
        return GroupNameIndex.sent(session, group);
    }

    /** Whether the group, one above it or one below it administers Keycloak: who is no administrator has no say in it. */
    public static boolean administers(KeycloakSession session, RealmModel realm, GroupModel group) {
        return AdminPrivileges.around(group, session, realm);
    }

    /** The roles of the app that it is mapped to now: ranked ones, and those whose level cannot be read at present. */
    public Stream<RoleModel> mapped() {
        return group.getRoleMappingsStream().filter(app::isMapped);
    }

    /** Everything that it would be mapped to, had it that role of the app; nothing for none. */
    Stream<RoleModel> mappedInstead(Optional<RoleModel> role) {
        return Stream.concat(group.getRoleMappingsStream().filter(other -> !app.isMapped(other)), role.stream());
    }

    /** Instead of any other ranked role of the app; what else the group is mapped to stays. */
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
