package io.github.directorysync.console;

import io.github.directorysync.keycloak.ActivityFilter;
import io.github.directorysync.keycloak.AppRoles;
import io.github.directorysync.keycloak.AuditedChange;
import io.github.directorysync.keycloak.RankedApps;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.RoleUtils;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** An administrator, with Keycloak's own permissions. Whoever may not is answered 403 by Keycloak. */
record Administrator(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator permissions)
        implements Caller {

    /** Whom admin events name: in the form in which Keycloak's own events do. */
    AuthDetails details() {
        AdminAuth auth = permissions.adminAuth();
        AuthDetails details = new AuthDetails();
        details.setRealmId(auth.getRealm().getId());
        details.setRealmName(auth.getRealm().getName());
        details.setClientId(auth.getClient().getId());
        details.setUserId(auth.getUser().getId());
        details.setIpAddress(String.valueOf(session.getContext().getConnection().getRemoteHost()));
        return details;
    }

    @Override
    public void requireView() {
        permissions.realm().requireViewRealm();
    }

    @Override
    public void requireManage() {
        permissions.realm().requireManageRealm();
    }

    @Override
    public void requireViewPeople() {
        permissions.users().requireView();
    }

    @Override
    public void requireManagePeople() {
        permissions.users().requireManage();
    }

    @Override
    public void requireManage(GroupModel group) {
        permissions.groups().requireManage(group);
    }

    /** And whatever the role contains, so that nobody gives more than Keycloak lets them. */
    @Override
    public void requireMap(RoleModel role) {
        RoleUtils.expandCompositeRolesStream(Stream.of(role)).forEach(permissions.roles()::requireMapRole);
    }

    @Override
    public Optional<AppRoles> app(String id) {
        return new RankedApps(session, realm).find(id);
    }

    @Override
    public boolean seesEveryApp() {
        return true;
    }

    @Override
    public ActivityFilter shown(ActivityFilter wanted) {
        return wanted;
    }

    @Override
    public String name() {
        return permissions.adminAuth().getUser().getUsername();
    }

    @Override
    public CallerEvent event(String resource, OperationType operation, String path) {
        return CallerEvent.of(session, AuditedChange.of(resource, operation, "directory-sync/" + path));
    }
}
