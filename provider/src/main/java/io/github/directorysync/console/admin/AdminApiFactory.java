package io.github.directorysync.console.admin;

import io.github.directorysync.console.Administrator;
import io.github.directorysync.console.KnownParameters;
import io.github.directorysync.keycloak.activity.RequestOrigin;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Registers the admin API at {@code /admin/realms/{realm}/directory-sync}. */
public final class AdminApiFactory implements AdminRealmResourceProviderFactory, AdminRealmResourceProvider {

    @Override
    public AdminRealmResourceProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public Object getResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator permissions, AdminEventBuilder events) {
        Administrator caller = new Administrator(session, realm, permissions);
        KnownParameters.OF_ADMIN_API.require(session);
        RequestOrigin.begin(session, caller.details());
        return new AdminResource(caller);
    }

    @Override
    public String getId() {
        return "directory-sync";
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
