package io.github.directorysync.keycloak;

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

/** Roles that administer Keycloak itself. What holds one is out of every directory's reach. */
final class AdminPower {

    private static final String MAPPED = "select m.roleId, 1 from UserRoleMappingEntity m where m.user.id = :user"
            + " union all select m.groupId, 0 from UserGroupMembershipEntity m where m.user.id = :user";

    private AdminPower() {}

    /** What the user and their groups are mapped to is one statement; what that leads to, Keycloak has cached. */
    static boolean of(UserModel user, KeycloakSession session, RealmModel realm) {
        return new Database(session)
                .list(MAPPED, Object[].class, Map.of("user", user.getId())).stream()
                        .anyMatch(row -> isRole(row)
                                ? of(session.roles().getRoleById(realm, (String) row[0]))
                                : of(session.groups().getGroupById(realm, (String) row[0])));
    }

    private static boolean isRole(Object[] row) {
        return ((Number) row[1]).intValue() == 1;
    }

    /** Itself or by what it contains. */
    static boolean of(@Nullable RoleModel role) {
        return role != null && anyOf(Stream.of(role));
    }

    private static boolean anyOf(Stream<RoleModel> mapped) {
        return RoleUtils.expandCompositeRolesStream(mapped).anyMatch(AdminPower::administers);
    }

    /** Through its own mappings and those of its parents, and whatever the roles contain. */
    static boolean of(@Nullable GroupModel group) {
        for (GroupModel at = group; at != null; at = at.getParent()) {
            if (anyOf(at.getRoleMappingsStream())) {
                return true;
            }
        }
        return false;
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
        return realm.getName().equals(Config.getAdminRealm());
    }
}
