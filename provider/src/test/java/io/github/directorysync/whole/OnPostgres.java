package io.github.directorysync.whole;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A further Keycloak, on the database that production uses: one for the whole test run. */
public record OnPostgres(Postgres postgres, KeycloakServer keycloak) implements AutoCloseable {

    static OnPostgres start() {
        Postgres postgres = Postgres.startCounting();
        return new OnPostgres(postgres, KeycloakServer.start(postgres.database()));
    }

    @Override
    public void close() {
        keycloak.close();
        postgres.close();
    }

    /** For {@code @ExtendWith}: hands it to a test that has it as a parameter. */
    public static final class Shared implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == OnPostgres.class;
        }

        @Override
        public OnPostgres resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(OnPostgres.class))
                    .getOrComputeIfAbsent(OnPostgres.class, key -> start(), OnPostgres.class);
        }
    }
}
