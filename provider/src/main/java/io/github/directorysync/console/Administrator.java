package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.SetupLink;
import io.github.directorysync.keycloak.ActivityFilter;
import io.github.directorysync.keycloak.AdminRights;
import io.github.directorysync.keycloak.AppRoles;
import io.github.directorysync.keycloak.GroupMapping;
import io.github.directorysync.keycloak.RankedApps;
import io.github.directorysync.scim.ScimJson;
import jakarta.ws.rs.ForbiddenException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * An administrator, with Keycloak's own permissions or as an operator of directory sync. Whoever may not is answered 403 by
 * Keycloak.
 *
 * @param events writes admin events in the caller's name
 */
record Administrator(
        KeycloakSession session, RealmModel realm, AdminPermissionEvaluator permissions, AdminEventBuilder events)
        implements Caller {

    AdminRights rights() {
        return new AdminRights(session, realm, permissions);
    }

    /** As Keycloak reads what administrators send. */
    @Override
    public Form form(InputStream body) {
        try {
            return SmallBody.form(new String(body.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new InvalidSettings("body", "The connection broke off before the body was complete.");
        }
    }

    private static void require(boolean may) {
        if (!may) {
            throw new ForbiddenException();
        }
    }

    @Override
    public void requireView() {
        require(rights().mayView());
    }

    @Override
    public void requireManage() {
        require(rights().mayManage());
    }

    /** Where directory sync changes what is the realm's own: its flows, and which roles are app roles. */
    void requireManageRealm() {
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

    void requireView(UserModel person) {
        require(rights().mayView(person));
    }

    void requireMapRolesOf(UserModel person) {
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

    /** They see whose role it changes, and who answers for it are they, not the directory: its guard is not asked. */
    @Override
    public void requireLoss(GroupMapping mapping, Optional<RoleModel> role) {}

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

    /** Who they are, to be asked again later. */
    SetupLink.Maker maker() {
        return new SetupLink.Maker(
                name(),
                permissions.adminAuth().getRealm().getId(),
                permissions.adminAuth().getUser().getId());
    }

    @Override
    public CallerEvent event(String resource, OperationType operation, String id) {
        return new Written(
                events.resource(resource)
                        .operation(operation)
                        .resourcePath(session.getContext().getUri(), id),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public CallerEvent event(String resource, OperationType operation) {
        return new Written(
                events.resource(resource)
                        .operation(operation)
                        .resourcePath(session.getContext().getUri()),
                Optional.empty(),
                Optional.empty());
    }

    /** What the admin event says is enough for the log, but for what changes people's roles. */
    private record Written(AdminEventBuilder event, Optional<JsonNode> now, Optional<Logged> entry)
            implements CallerEvent {

        @Override
        public CallerEvent representation(String json) {
            JsonNode is = ScimJson.object(json);
            // Keycloak writes what it is given as JSON: a text would be quoted once more.
            return new Written(event.representation(is), Optional.of(is), entry);
        }

        @Override
        public CallerEvent logged(Logged entry) {
            return new Written(event, now, Optional.of(entry));
        }

        @Override
        public void success() {
            event.success();
            entry.ifPresent(logged -> logged.by().log(logged.operation(), logged.begun(), now, logged.consequences()));
        }
    }
}
