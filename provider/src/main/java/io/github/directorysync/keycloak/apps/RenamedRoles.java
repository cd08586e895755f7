package io.github.directorysync.keycloak.apps;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.directorysync.keycloak.activity.AdminAudit;
import io.github.directorysync.keycloak.activity.AuditedChange;
import io.github.directorysync.keycloak.store.RealmSwitches;
import io.github.directorysync.sync.activity.Activity;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleContainerModel;
import org.keycloak.models.RoleModel.RoleNameChangeEvent;
import org.keycloak.provider.ProviderEvent;

/**
 * Follows renamed roles: the default role of an app is stored by its name, so that administrators, kcadm and Terraform
 * can write it. When the role is renamed in Keycloak, the setting is changed in the same transaction. Mappings of
 * groups and users are by id and need nothing.
 */
public final class RenamedRoles {

    private static final Logger LOG = Logger.getLogger(RenamedRoles.class);

    private RenamedRoles() {}

    public static void follow(ProviderEvent event) {
        if (event instanceof RoleNameChangeEvent renamed) {
            container(renamed)
                    .map(app ->
                            app instanceof ClientModel client ? AppLadder.of(client) : AppLadder.of(renamed.getRealm()))
                    .filter(app -> app.defaultName().equals(renamed.getPreviousName()))
                    .ifPresent(app -> follow(renamed, app));
        }
    }

    private static void follow(RoleNameChangeEvent renamed, AppLadder app) {
        new LadderChange(Optional.empty(), Optional.of(renamed.getNewName())).apply(app);
        LOG.infof(
                "realm %s: the default role of %s was renamed, and its setting with it",
                renamed.getRealm().getName(), app.name());
        KeycloakSession session = renamed.getKeycloakSession();
        if (RealmSwitches.isEnabled(renamed.getRealm()) && session.getContext().getRealm() != null) {
            String id = app.clientId().isPresent() ? app.id() : AppsQuery.REALM;
            Activity.Target target = AdminAudit.target("App", app.id(), app.name());
            AuditedChange.of("APP_LADDER", OperationType.UPDATE, "directory-sync/apps/" + id)
                    .as("rename-default-role")
                    .about(target)
                    .was(JsonNodeFactory.instance.objectNode().put("defaultRole", renamed.getPreviousName()))
                    .is(JsonNodeFactory.instance.objectNode().put("defaultRole", renamed.getNewName()))
                    .write(session, AdminAudit.on(session, target));
        }
    }

    private static Optional<RoleContainerModel> container(RoleNameChangeEvent renamed) {
        RealmModel realm = renamed.getRealm();
        return renamed.getClientId() == null
                ? Optional.of(realm)
                : Optional.ofNullable(realm.getClientByClientId(renamed.getClientId()));
    }
}
