package io.github.directorysync.whole;

import java.nio.file.Path;
import java.util.List;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.MountableFile;

/** The image that Keycloak publishes, run by Testcontainers, which also removes it however this Java ends. */
final class Container implements Running {

    private static final String HOME = "/opt/keycloak/";

    private final GenericContainer<?> container;

    private Container(GenericContainer<?> container) {
        this.container = container;
    }

    static Container start(TestDatabase database, TestEnvironment environment, KeycloakVersion version) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException("keycloak.test.mode=container needs a running Docker engine, and none"
                    + " answers here: start one, or leave the property out to run Keycloak as a process.");
        }
        int port = environment.keycloakPort();
        var container = new GenericContainer<>("quay.io/keycloak/keycloak:" + version.number())
                .withEnv(environment.variables())
                .withExtraHost(TestDatabase.HOST_OF_CONTAINERS, "host-gateway")
                .withCommand(Installation.startOptions(database.seenFromContainers(), environment)
                        .toArray(String[]::new))
                // KeycloakServer waits for its answer, on either kind of server.
                .waitingFor(Wait.forLogMessage(".*", 1));
        int management = environment.managementPort();
        container.setPortBindings(List.of(port + ":" + port, management + ":" + management));
        copy(container, Installation.jar(), "providers");
        Installation.realms().forEach(realm -> copy(container, realm, "data/import"));
        container.start();
        return new Container(container);
    }

    @Override
    public boolean alive() {
        return container.isRunning();
    }

    @Override
    public String log() {
        return container.getLogs();
    }

    @Override
    public void close() {
        container.stop();
    }

    private static void copy(GenericContainer<?> container, Path file, String directory) {
        container.withCopyFileToContainer(MountableFile.forHostPath(file), HOME + directory + "/" + file.getFileName());
    }
}
