package io.github.directorysync.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A copy of the distribution as in production: {@code kc.sh build}, then {@code kc.sh start --optimized}, behind a proxy. */
final class OptimizedDistribution implements Running {

    static final String BASE_PATH = "/auth";

    private static final List<String> BUILD_OPTIONS = List.of(
            "--http-relative-path=" + BASE_PATH, "--metrics-enabled=true", "--health-enabled=true", "--cache=local");

    /** A proxy's headers say which address was asked; nobody else's count. */
    private static final List<String> START_OPTIONS = List.of(
            "--hostname-strict=false",
            "--http-enabled=true",
            "--proxy-headers=xforwarded",
            "--proxy-trusted-addresses=127.0.0.1");

    /** Builds and starts; the arguments are kc.sh, how many options the build has, and the options of both. */
    private static final String SCRIPT = "\"$1\" build \"${@:3:$2}\" && exec \"$1\" start --optimized \"${@:3+$2}\"";

    private final Path home;
    private final ManagedProcess process;

    private OptimizedDistribution(Path home, ManagedProcess process) {
        this.home = home;
        this.process = process;
    }

    static OptimizedDistribution start(TestDatabase database, TestEnvironment environment) {
        List<String> build = new ArrayList<>(BUILD_OPTIONS);
        List<String> start = new ArrayList<>(START_OPTIONS);
        database.options().forEach(option -> (option.startsWith("--db=") ? build : start).add(option));
        start.add("--http-port=" + environment.keycloakPort());
        start.add("--http-management-port=" + environment.managementPort());
        try {
            Path home = Distribution.unpacked(environment, KeycloakVersion.tested());
            List<String> command = new ArrayList<>(List.of("bash", "-c", SCRIPT, "kc"));
            command.add(home.resolve("bin/kc.sh").toString());
            command.add(Integer.toString(build.size()));
            command.addAll(build);
            command.addAll(start);
            return new OptimizedDistribution(
                    home, ManagedProcess.start(command, environment.variables(), Distribution.logOf(home), home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean alive() {
        return process.alive();
    }

    @Override
    public String log() {
        try {
            return Files.readString(Distribution.logOf(home));
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
}
