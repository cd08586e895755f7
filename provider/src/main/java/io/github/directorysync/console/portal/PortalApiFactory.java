package io.github.directorysync.console.portal;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Registers the set-up portal and its API at {@code /realms/{realm}/directory-sync}. */
public final class PortalApiFactory implements RealmResourceProviderFactory {

    private final PortalMemory memory = new PortalMemory();

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new PortalApiProvider(session, memory);
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

    private record PortalApiProvider(KeycloakSession session, PortalMemory memory) implements RealmResourceProvider {

        @Override
        public Object getResource() {
            return new PublicResource(session, memory);
        }

        @Override
        public void close() {}
    }
}
