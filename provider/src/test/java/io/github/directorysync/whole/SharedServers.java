package io.github.directorysync.whole;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * The servers that all test classes of a run share. Each starts when the first test asks for it and is closed by JUnit at
 * the end of the run; threads that ask meanwhile wait for it.
 *
 * <p>{@code -Dkeycloak.test.database} says where {@link WithKeycloak} keeps its data: {@code postgres} (the default), so
 * that one server serves {@link WithKeycloak} and {@link OnPostgres} alike, or {@code h2} or {@code mariadb}, so that there
 * are two.
 */
final class SharedServers {

    private record OnMariaDb(MariaDb mariaDb, KeycloakServer keycloak) implements AutoCloseable {

        static OnMariaDb start() {
            MariaDb mariaDb = MariaDb.start();
            return new OnMariaDb(mariaDb, KeycloakServer.start(mariaDb.database()));
        }

        @Override
        public void close() {
            keycloak.close();
            mariaDb.close();
        }
    }

    private SharedServers() {}

    static KeycloakServer keycloak(ExtensionContext context) {
        return switch (Installation.property("keycloak.test.database")) {
            case "postgres" -> onPostgres(context).keycloak();
            case "h2" ->
                store(context)
                        .getOrComputeIfAbsent(
                                KeycloakServer.class,
                                key -> KeycloakServer.start(TestDatabase.h2()),
                                KeycloakServer.class);
            case "mariadb" ->
                store(context)
                        .getOrComputeIfAbsent(OnMariaDb.class, key -> OnMariaDb.start(), OnMariaDb.class)
                        .keycloak();
            default -> throw new IllegalArgumentException("keycloak.test.database is postgres, h2 or mariadb");
        };
    }

    static OnPostgres onPostgres(ExtensionContext context) {
        return store(context).getOrComputeIfAbsent(OnPostgres.class, key -> startOnPostgres(), OnPostgres.class);
    }

    private static OnPostgres startOnPostgres() {
        Postgres postgres = Postgres.start();
        return new OnPostgres(postgres, KeycloakServer.start(postgres.database()));
    }

    private static Store store(ExtensionContext context) {
        return context.getRoot().getStore(Namespace.create(SharedServers.class));
    }
}
