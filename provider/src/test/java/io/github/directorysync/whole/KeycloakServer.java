package io.github.directorysync.whole;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * A real Keycloak with our jar in it and the realms of {@code realm-config} imported, on ports nobody else uses. Tests
 * share one ({@link WithKeycloak}); whoever needs another database starts a further one.
 */
public final class KeycloakServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Surroundings surroundings;
    private final Running running;
    private final Http http;
    private final Admin admin;

    private KeycloakServer(Surroundings surroundings, Running running) {
        this.surroundings = surroundings;
        this.running = running;
        this.http = Http.at(surroundings.keycloakUrl());
        this.admin = new Admin(http);
    }

    public static KeycloakServer start(Database database) {
        return start(database, Surroundings.anywhere());
    }

    public static KeycloakServer start(Database database, Surroundings surroundings) {
        Running running =
                inContainer() ? Container.start(database, surroundings) : Distribution.start(database, surroundings);
        var server = new KeycloakServer(surroundings, running);
        server.awaitReady();
        return server;
    }

    /** {@code http://localhost:…}, without a slash at the end. */
    public String url() {
        return surroundings.keycloakUrl();
    }

    /** Where the server shows its metrics, if it is started with them; another port than its own. */
    public Http management() {
        return Http.at("http://localhost:" + surroundings.managementPort());
    }

    /** Where the realms expect the sample app. */
    public Surroundings surroundings() {
        return surroundings;
    }

    /** Anonymous calls; {@code with} and {@code bearer} add to them. */
    public Http http() {
        return http;
    }

    public Admin admin() {
        return admin;
    }

    /** Everything that the server has logged so far. */
    public String log() {
        return running.log();
    }

    /** How many bytes it holds on to after its garbage is collected; empty if it runs in a container. */
    public OptionalLong retainedBytes() {
        return running.java().map(LiveHeap::bytes).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    @Override
    public void close() {
        running.close();
    }

    private static boolean inContainer() {
        return Installation.property("keycloak.test.mode").equals("container");
    }

    private void awaitReady() {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (running.alive() && Instant.now().isBefore(deadline)) {
            if (answers()) {
                return;
            }
            pause();
        }
        String log = running.log();
        running.close();
        throw new IllegalStateException("Keycloak did not start:\n" + log);
    }

    private boolean answers() {
        try {
            return http.get("/realms/master").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
