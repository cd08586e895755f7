package io.github.directorysync.whole;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The shared Keycloak on the database that production uses, together with that database to look into it. */
public record OnPostgres(Postgres postgres, KeycloakServer keycloak) implements AutoCloseable {

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
