package io.github.directorysync.console;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.KeycloakDirectories;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** The admin API of one realm. */
public final class AdminResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator permissions;
    private final AdminEventBuilder events;

    AdminResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator permissions, AdminEventBuilder events) {
        this.session = session;
        this.realm = realm;
        this.permissions = permissions;
        this.events = events;
    }

    @Path("directories/{directory}/tokens")
    public TokensResource tokens(@PathParam("directory") String alias) {
        permissions.realm().requireViewRealm();
        Directory directory = KeycloakDirectories.find(realm, alias).orElseThrow(NotFoundException::new);
        return new TokensResource(session, directory, permissions, events);
    }
}
