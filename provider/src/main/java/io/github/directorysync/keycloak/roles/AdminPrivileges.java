package io.github.directorysync.keycloak.roles;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.scim.ScimProblem;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;

/**
 * Tells which users, groups and roles administer Keycloak: by an admin role, or because a policy of the realm's
 * fine-grained admin permissions names them. No directory may change these. Checked at each request, since mappings,
 * composite roles and policies may change after users and groups have been created.
 */
public final class AdminPrivileges {

    private static final String MAPPED = "select m.roleId, 1 from UserRoleMappingEntity m where m.user.id = :user"
            + " union all select m.groupId, 0 from UserGroupMembershipEntity m where m.user.id = :user";

    /** Keycloak looks its name up in the whole configuration each time, and it is needed for each role of a user. */
    private static final class AdminRealm {
        static final String NAME = Config.getAdminRealm();
    }

    private AdminPrivileges() {}

    /**
     * Returns whether the user administers Keycloak. Mappings of the user and their groups are read in one statement,
     * all else from Keycloak's caches.
     */
    public static boolean of(UserModel user, KeycloakSession session, RealmModel realm) {
        return AdminPolicies.of(session, realm).name(user.getId())
                || new Database(session)
                                .rows(
                                        MAPPED,
                                        Map.of("user", user.getId()),
                                        row -> new MappedId(row.text(0), row.integer(1) == 1))
                                .list()
                                .stream()
                                .anyMatch(mapping -> mapping.isRole()
                                        ? of(session.roles().getRoleById(realm, mapping.id()), session, realm)
                                        : of(session.groups().getGroupById(realm, mapping.id()), session, realm));
    }

    /** A role or a group of a user. */
    private record MappedId(String id, boolean isRole) {}

    /** Returns whether the role, or a role that it contains, administers Keycloak. */
    public static boolean of(@Nullable RoleModel role, KeycloakSession session, RealmModel realm) {
        return role != null && anyOf(Stream.of(role), AdminPolicies.of(session, realm));
    }

    private static boolean anyOf(Stream<RoleModel> mapped, AdminPolicies policies) {
        return RoleUtils.expandCompositeRolesStream(mapped)
                .anyMatch(role -> policies.name(role.getId()) || administers(role));
    }

    /**
     * Returns whether members of the group administer Keycloak: by its role mappings, those of the groups above it, and
     * the roles that these contain.
     */
    public static boolean of(@Nullable GroupModel group, KeycloakSession session, RealmModel realm) {
        AdminPolicies policies = AdminPolicies.of(session, realm);
        for (GroupModel at = group; at != null; at = at.getParent()) {
            if (gives(at, policies)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the group, one above it or one below it administers Keycloak. Reads Keycloak's caches only. */
    public static boolean around(GroupModel group, KeycloakSession session, RealmModel realm) {
        return of(group, session, realm) || below(group, AdminPolicies.of(session, realm));
    }

    /**
     * Refuses a group that administers Keycloak: no directory may create, change or delete it, or change its members.
     *
     * @throws ScimProblem 403
     */
    public static void refuse(GroupModel group, KeycloakSession session, RealmModel realm) {
        if (around(group, session, realm)) {
            throw ScimProblem.forbidden("This group, one above it or one below it administers Keycloak, so no directory"
                    + " can change it or its members. Take its admin roles first.");
        }
    }

    /**
     * Refuses to create users in a realm in which every new user administers Keycloak, by a default role or a default
     * group.
     *
     * @throws ScimProblem 403
     */
    public static void refuseDefaults(KeycloakSession session, RealmModel realm) {
        if (of(realm.getDefaultRole(), session, realm)
                || realm.getDefaultGroupsStream().anyMatch(group -> of(group, session, realm))) {
            throw ScimProblem.forbidden(
                    "Every new user of this realm administers Keycloak, by a default role or a default"
                            + " group, so no directory can create one.");
        }
    }

    private static boolean below(GroupModel group, AdminPolicies policies) {
        // After a group was moved, Keycloak's cache still lists it under its former parent.
        return group.getSubGroupsStream()
                .filter(child -> group.getId().equals(child.getParentId()))
                .anyMatch(child -> gives(child, policies) || below(child, policies));
    }

    private static boolean gives(GroupModel group, AdminPolicies policies) {
        return policies.name(group.getId()) || anyOf(group.getRoleMappingsStream(), policies);
    }

    private static boolean administers(RoleModel role) {
        if (role.getContainer() instanceof ClientModel client) {
            return client.getClientId().equals(Constants.REALM_MANAGEMENT_CLIENT_ID)
                    || (isMaster(client.getRealm()) && client.getClientId().endsWith("-realm"));
        }
        return role.getContainer() instanceof RealmModel realm
                && isMaster(realm)
                && (role.getName().equals(AdminRoles.ADMIN) || role.getName().equals(AdminRoles.CREATE_REALM));
    }

    private static boolean isMaster(RealmModel realm) {
        return realm.getName().equals(AdminRealm.NAME);
    }
}
