package io.github.directorysync.keycloak;

import org.keycloak.Config;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;

/** Roles that administer Keycloak itself. What holds one is out of every directory's reach. */
final class AdminPower {

    private AdminPower() {}

    static boolean of(UserModel user) {
        return RoleUtils.getDeepUserRoleMappings(user).stream().anyMatch(AdminPower::administers);
    }

    /** Through its own mappings and those of its parents, and whatever the roles contain. */
    static boolean of(GroupModel group) {
        for (GroupModel at = group; at != null; at = at.getParent()) {
            if (RoleUtils.expandCompositeRolesStream(at.getRoleMappingsStream()).anyMatch(AdminPower::administers)) {
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
