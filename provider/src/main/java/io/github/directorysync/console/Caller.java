package io.github.directorysync.console;

import java.util.stream.Stream;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.RoleUtils;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * Who calls the admin API of a realm, and what they may. Whoever may not is answered 403 by Keycloak.
 *
 * @param events writes admin events in the caller's name
 */
record Caller(
        KeycloakSession session, RealmModel realm, AdminPermissionEvaluator permissions, AdminEventBuilder events) {

    /** May look at directories, roles and the log. */
    void requireView() {
        permissions.realm().requireViewRealm();
    }

    /** May change them. */
    void requireManage() {
        permissions.realm().requireManageRealm();
    }

    /** May look at people. */
    void requireViewPeople() {
        permissions.users().requireView();
    }

    /** May change people. */
    void requireManagePeople() {
        permissions.users().requireManage();
    }

    /** May give and take away the role and whatever it contains, so that nobody gives more than Keycloak lets them. */
    void requireMap(RoleModel role) {
        RoleUtils.expandCompositeRolesStream(Stream.of(role)).forEach(permissions.roles()::requireMapRole);
    }

    /** Their user name. */
    String name() {
        return permissions.adminAuth().getUser().getUsername();
    }

    /**
     * Begins the admin event of a change; {@code success()} sends it.
     *
     * @param resource what was changed, in capitals
     * @param id its id, the end of the event's resource path
     */
    AdminEventBuilder event(String resource, OperationType operation, String id) {
        return events.resource(resource)
                .operation(operation)
                .resourcePath(session.getContext().getUri(), id);
    }

    /** The same for a change of the very thing that the address names. */
    AdminEventBuilder event(String resource, OperationType operation) {
        return events.resource(resource)
                .operation(operation)
                .resourcePath(session.getContext().getUri());
    }
}
