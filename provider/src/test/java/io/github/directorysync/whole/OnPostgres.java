package io.github.directorysync.whole;

import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The shared Keycloak on the database that production uses, together with that database to look into it. */
public record OnPostgres(Postgres postgres, KeycloakServer keycloak) implements AutoCloseable {

    /** Counts statements, with empty caches of Keycloak. */
    public Statements statements() {
        clearCaches();
        return new Statements(postgres);
    }

    /**
     * For tests that count what a request costs: where others have filled Keycloak's caches, nothing more is cached, and the
     * realm is read anew for each request.
     */
    public void clearCaches() {
        keycloak.admin().post("/master/clear-realm-cache", Map.of()).ok();
        keycloak.admin().post("/master/clear-user-cache", Map.of()).ok();
    }

    @Override
    public void close() {
        keycloak.close();
        postgres.close();
    }

    /** For {@code @ExtendWith}: hands it to a test that has it as a parameter. See {@link WithKeycloak} for isolation. */
    public static final class Shared implements ParameterResolver, AfterAllCallback {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == OnPostgres.class;
        }

        @Override
        public OnPostgres resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return SharedServers.onPostgres(context);
        }

        @Override
        public void afterAll(ExtensionContext context) {
            SharedServers.onPostgres(context).keycloak().admin().deleteRealmsOfClass();
        }
    }
}
