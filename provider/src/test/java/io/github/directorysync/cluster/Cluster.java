package io.github.directorysync.cluster;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Postgres;
import io.github.directorysync.whole.TestDatabase;
import io.github.directorysync.whole.TestEnvironment;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Two Keycloaks that are nodes of one cluster, on one PostgreSQL. They find each other through the database, and have one
 * public address, so that a token of one is a token of the other. All tests of the profile share them, one after the
 * other; one that kills a node has it started again.
 */
final class Cluster implements AutoCloseable {

    private final Postgres postgres;
    private final TestDatabase database;
    private KeycloakServer one;
    private KeycloakServer two;

    private Cluster(Postgres postgres) {
        this.postgres = postgres;
        TestEnvironment first = TestEnvironment.anywhere();
        database = postgres.database()
                .with("--cache=ispn")
                .with("--cache-stack=jdbc-ping")
                .with("--hostname=" + first.keycloakUrl());
        one = KeycloakServer.start(database, first);
        two = KeycloakServer.start(database);
    }

    static Cluster start() {
        return new Cluster(Postgres.start());
    }

    Postgres postgres() {
        return postgres;
    }

    KeycloakServer one() {
        return one;
    }

    KeycloakServer two() {
        return two;
    }

    /** By its number, for clients that send to both in turns. */
    KeycloakServer node(int number) {
        return number % 2 == 0 ? one : two;
    }

    /** Starts a node for each that was killed, as a new member of the cluster. */
    void startKilled() {
        one = startedAgain(one);
        two = startedAgain(two);
    }

    private KeycloakServer startedAgain(KeycloakServer node) {
        if (node.isAlive()) {
            return node;
        }
        node.close();
        return KeycloakServer.start(database);
    }

    @Override
    public void close() {
        two.close();
        one.close();
        postgres.close();
    }

    /** For {@code @ExtendWith}: hands it to a test that has it as a parameter. */
    static final class Shared implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Cluster.class;
        }

        @Override
        public Cluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(Cluster.class))
                    .getOrComputeIfAbsent(Cluster.class, key -> Cluster.start(), Cluster.class);
        }
    }
}
