package io.github.directorysync.keycloak.roles;

import io.github.directorysync.keycloak.apps.AppLadder;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * The permissions of an administrator in directory sync: by Keycloak's own permissions, or by the {@link OperatorRoles}
 * as long as nobody becomes an administrator of Keycloak by it.
 */
public record AdminRights(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator permissions) {

    /** May read directories, roles and flows. */
    public boolean mayView() {
        return permissions.realm().canViewRealm() || operates(OperatorRoles.VIEW);
    }

    /** May change them. */
    public boolean mayManage() {
        return permissions.realm().canManageRealm() || operates(OperatorRoles.MANAGE);
    }

    /** May read which role mappers a client has. */
    public boolean mayView(ClientModel client) {
        return permissions.clients().canView(client) || operates(OperatorRoles.VIEW);
    }

    /** May list groups and app roles. */
    public boolean mayListGroups() {
        return mayView() || reads();
    }

    /** May list users with their app roles, but not read one user's details. */
    public boolean mayListPeople() {
        return mayViewPeople() || reads();
    }

    private boolean reads() {
        return permissions.hasOneAdminRole(OperatorRoles.READ_PEOPLE, OperatorRoles.VIEW, OperatorRoles.MANAGE);
    }

    public boolean mayViewPeople() {
        return permissions.users().canView() || operates(OperatorRoles.VIEW);
    }

    public boolean mayManagePeople() {
        return permissions.users().canManage() || operates(OperatorRoles.MANAGE);
    }

    public boolean mayView(UserModel person) {
        return permissions.users().canView(person) || operates(OperatorRoles.VIEW);
    }

    /** May grant app roles to that user and revoke them. */
    public boolean mayMapRolesOf(UserModel person) {
        return permissions.users().canMapRoles(person)
                || (operates(OperatorRoles.MANAGE) && !AdminPrivileges.of(person, session, realm));
    }

    /** May change the role mappings of that group. */
    public boolean mayManage(GroupModel group) {
        return permissions.groups().canManage(group)
                || (operates(OperatorRoles.MANAGE) && !AdminPrivileges.of(group, session, realm));
    }

    /**
     * May grant and revoke the role with all roles that it contains, so that nobody grants more than Keycloak lets
     * them.
     */
    public boolean mayMap(RoleModel role) {
        return RoleUtils.expandCompositeRolesStream(Stream.of(role)).allMatch(permissions.roles()::canMapRole)
                || (operates(OperatorRoles.MANAGE) && isAppRole(role) && !AdminPrivileges.of(role, session, realm));
    }

    /**
     * Operators may grant only roles with a permission level. Which roles have one is decided by those who manage the
     * app's roles.
     */
    private boolean isAppRole(RoleModel role) {
        return AppLadder.of(role, realm).ranked(role).isPresent();
    }

    /** Keycloak's evaluator checks roles of the client that administers this realm, in the administrator's realm. */
    private boolean operates(String role) {
        return permissions.hasOneAdminRole(role, OperatorRoles.MANAGE);
    }
}
