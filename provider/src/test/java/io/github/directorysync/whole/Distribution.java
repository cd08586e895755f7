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

    private final Path home;
    private final KeptBuild build;
    private final ManagedProcess process;

    private Distribution(Path home, KeptBuild build, ManagedProcess process) {
        this.home = home;
        this.build = build;
        this.process = process;
    }

    static Distribution start(TestDatabase database, TestEnvironment environment, KeycloakVersion version) {
        List<String> options = Installation.startOptions(database, environment);
        return run(options, KeptBuild.of(version.servers(), options), environment, version);
    }

    /** Another command of {@code kc.sh}, which ends by itself; as it is built for the servers, if one has started. */
    static Distribution runBeside(List<String> options) {
        KeycloakVersion version = KeycloakVersion.tested();
        KeptBuild build = KeptBuild.of(version.servers(), options);
        return run(build.exists() ? KeptBuild.optimized(options) : options, build, TestEnvironment.anywhere(), version);
    }

    private static Distribution run(
            List<String> options, KeptBuild build, TestEnvironment environment, KeycloakVersion version) {
        try {
            Path home = unpacked(environment, version);
            if (build.exists()) {
                build.putInto(home);
            }
            List<String> command = new ArrayList<>();
            command.add(home.resolve("bin/kc.sh").toString());
            command.addAll(options);
            return new Distribution(
                    home, build, ManagedProcess.start(command, environment.variables(), logOf(home), home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Beside its home, so that it is there to be read when the server is gone. */
    static Path logOf(Path home) {
        return home.resolveSibling(home.getFileName() + ".log");
    }

    @Override
    public void started() {
        build.keep(home);
    }

    @Override
    public boolean alive() {
        return process.alive();
    }

    @Override
    public String log() {
        try {
            return Files.readString(logOf(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<ProcessHandle> java() {
        return process.java();
    }

    @Override
    public void close() {
        process.close();
    }

    /** A copy of its own for every server: building Keycloak for our jar writes into its folder. */
    static Path unpacked(TestEnvironment environment, KeycloakVersion version) throws IOException {
        Path home = Files.createDirectories(version.servers()).resolve("keycloak-" + environment.keycloakPort());
        Path original = version.home();
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
        return home;
    }

    private static void copy(Path file, Path directory) throws IOException {
        Files.createDirectories(directory);
        // With its time, by which Keycloak tells whether it has been built for this very file.
        Files.copy(file, directory.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    }
}
