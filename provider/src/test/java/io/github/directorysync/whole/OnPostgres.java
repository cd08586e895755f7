package io.github.directorysync.whole;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The shared Keycloak on the database that production uses, together with that database to look into it. */
public record OnPostgres(Postgres postgres, KeycloakServer keycloak) implements AutoCloseable {

    /**
     * Counts statements, beginning with empty caches of Keycloak: where other tests have filled them, it caches nothing more
     * and reads the realm anew for each request.
     */
    public Statements statements() {
        keycloak.admin().post("/master/clear-realm-cache", Map.of()).ok();
        keycloak.admin().post("/master/clear-user-cache", Map.of()).ok();
        return new Statements(postgres);
    }

    @Override
    public void close() {
        keycloak.close();
        postgres.close();
    }

    /** For {@code @ExtendWith}: hands it to a test that has it as a parameter. See {@link WithKeycloak} for isolation. */
    public static final class Shared implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == OnPostgres.class;
        }

        @Override
        public OnPostgres resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return SharedServers.onPostgres(context);
        }
    }
}
