package io.github.directorysync.console;

import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.request.BodyCharset;
import io.github.directorysync.directory.token.SetupLink;
import io.github.directorysync.keycloak.activity.ActivityFilter;
import io.github.directorysync.keycloak.activity.AuditedChange;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.apps.AppsQuery;
import io.github.directorysync.keycloak.roles.AdminRights;
import io.github.directorysync.keycloak.roles.GroupMappingChange;
import jakarta.ws.rs.ForbiddenException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * An administrator with Keycloak's own permissions, or an operator of directory sync. A missing permission is answered
 * with Keycloak's 403.
 */
public record Administrator(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator permissions)
        implements Caller {

    /** The administrator's identity and address, in the form of Keycloak's own admin events. */
    public AuthDetails details() {
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
    public String id() {
        return permissions.adminAuth().getUser().getId();
    }

    @Override
    public <T> T large(Supplier<T> work) {
        return work.get();
    }

    AdminRights rights() {
        return new AdminRights(session, realm, permissions);
    }

    /** Reads the body as Keycloak's admin API does. */
    @Override
    public JsonBody form(InputStream body) {
        try {
            return SmallBody.form(BodyCharset.UTF_8.text(body.readAllBytes()).orElseThrow(SmallBody::notUtf8));
        } catch (IOException broken) {
            throw new InvalidSettings("body", "The connection broke off before the body was complete.");
        }
    }

    private static void require(boolean may) {
        if (!may) {
            throw new ForbiddenException();
        }
    }

    /** Requires the permission to view directories, roles and the activity log. */
    public void requireView() {
        require(rights().mayView());
    }

    /** Requires the permission to list groups and app roles. */
    public void requireListGroups() {
        require(rights().mayListGroups());
    }

    /** Requires the permission to list people with their app roles. */
    public void requireListPeople() {
        require(rights().mayListPeople());
    }

    @Override
    public void requireManage() {
        require(rights().mayManage());
    }

    /** Required where directory sync changes the realm itself: its flows, and which roles are app roles. */
    @Override
    public void requireManageRealm() {
        permissions.realm().requireManageRealm();
    }

    @Override
    public void requireViewPeople() {
        require(seesPeople());
    }

    @Override
    public boolean seesPeople() {
        return rights().mayViewPeople();
    }

    @Override
    public void requireManagePeople() {
        require(rights().mayManagePeople());
    }

    @Override
    public void requireIssue() {
        requireManage();
        requireManagePeople();
    }

    /**
     * Requires Keycloak's own permission to view the client, or an operator role.
     *
     * @throws ForbiddenException if the caller has neither
     */
    public void requireView(ClientModel client) {
        require(rights().mayView(client));
    }

    public void requireView(UserModel person) {
        require(rights().mayView(person));
    }

    public void requireMapRolesOf(UserModel person) {
        require(rights().mayMapRolesOf(person));
    }

    @Override
    public void requireManage(GroupModel group) {
        require(rights().mayManage(group));
    }

    @Override
    public void requireMap(RoleModel role) {
        require(rights().mayMap(role));
    }

    /**
     * Permits every loss: an administrator sees whose roles change and answers for it, so the directory's guard is not
     * asked.
     */
    @Override
    public void requireLoss(List<GroupMappingChange> changes) {}

    @Override
    public Optional<AppLadder> app(String id) {
        return new AppsQuery(session, realm).find(id);
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

    /** The administrator's ids, so that a set-up link can be checked against their permissions later. */
    public SetupLink.Maker maker() {
        return new SetupLink.Maker(
                name(),
                permissions.adminAuth().getRealm().getId(),
                permissions.adminAuth().getUser().getId());
    }

    @Override
    public CallerEvent event(String resource, OperationType operation, String path) {
        return CallerEvent.of(session, AuditedChange.of(resource, operation, "directory-sync/" + path));
    }
}
