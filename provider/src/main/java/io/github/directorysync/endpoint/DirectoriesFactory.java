package io.github.directorysync.endpoint;

import io.github.directorysync.endpoint.request.MediaTypeOfRequest;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Registers the SCIM endpoint at {@code /realms/{realm}/directories}. */
public final class DirectoriesFactory implements RealmResourceProviderFactory {

    private final NodeState memory = new NodeState();

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new ScimEndpointProvider(session, memory);
    }

    @Override
    public String getId() {
        return "directories";
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    private record ScimEndpointProvider(KeycloakSession session, NodeState memory) implements RealmResourceProvider {

        @Override
        public Object getResource() {
            new MediaTypeOfRequest(session).require();
            return new ScimEndpoint(session, memory);
        }

        @Override
        public void close() {}
    }
}
