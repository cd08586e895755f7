package io.github.directorysync.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A copy of the distribution zip, run as a process: needs nothing on the machine but Java and bash. */
final class Distribution implements Running {

    private final Path log;
    private final Leash leash;

    private Distribution(Path log, Leash leash) {
        this.log = log;
        this.leash = leash;
    }

    static Distribution start(Database database, Surroundings surroundings) {
        return run(Installation.startOptions(database, surroundings), surroundings);
    }

    /** Another command of {@code kc.sh}, which ends by itself. */
    static Distribution run(List<String> options, Surroundings surroundings) {
        try {
            Path servers = Files.createDirectories(
                    Path.of(Installation.property("keycloak.home")).resolveSibling("servers"));
            Path home = servers.resolve("keycloak-" + surroundings.keycloakPort());
            Path log = servers.resolve("keycloak-" + surroundings.keycloakPort() + ".log");
            unpackInto(home);
            List<String> command = new ArrayList<>();
            command.add(home.resolve("bin/kc.sh").toString());
            command.addAll(options);
            return new Distribution(log, Leash.start(command, surroundings.environment(), log, home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean alive() {
        return leash.alive();
    }

    @Override
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<ProcessHandle> java() {
        return leash.java();
    }

    @Override
    public void close() {
        leash.close();
    }

    /** A copy of its own for every server: building Keycloak for our jar writes into its folder. */
    private static void unpackInto(Path home) throws IOException {
        Path original = Path.of(Installation.property("keycloak.home"));
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.toList()) {
                Path copy = home.resolve(original.relativize(file).toString());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        copy(Installation.jar(), home.resolve("providers"));
        for (Path realm : Installation.realms()) {
            copy(realm, home.resolve("data/import"));
        }
    }

    private static void copy(Path file, Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.copy(file, directory.resolve(file.getFileName()));
    }
}
