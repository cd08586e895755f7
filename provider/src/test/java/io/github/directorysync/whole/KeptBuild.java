package io.github.directorysync.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Keycloak makes of its build options and our jar before it starts ({@code lib/quarkus}), kept for the next server
 * with the same options. Building takes as long as all the rest of a start. Keycloak itself compares options and jar with
 * what it was built for, and builds again if they differ; only {@code --optimized} trusts what is there.
 *
 * @param directory where it is kept, one for each set of build options
 */
record KeptBuild(Path directory) {

    private static final List<String> BUILD_OPTIONS = List.of("--db=", "--features=", "--cache=");

    static KeptBuild of(Path servers, List<String> options) {
        String name = options.stream().filter(KeptBuild::isForBuild).collect(Collectors.joining("-", "built", ""));
        return new KeptBuild(servers.resolve(name.replaceAll("[^A-Za-z0-9-]", "-")));
    }

    /** The same options for a command that trusts the build: {@code export} and {@code import} of 26.4 take no other. */
    static List<String> optimized(List<String> options) {
        return Stream.concat(options.stream().filter(option -> !isForBuild(option)), Stream.of("--optimized"))
                .toList();
    }

    private static boolean isForBuild(String option) {
        return BUILD_OPTIONS.stream().anyMatch(option::startsWith);
    }

    boolean exists() {
        return Files.isDirectory(directory);
    }

    /** From a server that has started; never from two at the same time. */
    void keep(Path home) {
        copy(quarkus(home), directory);
    }

    /** Into a server that has not started yet. */
    void putInto(Path home) {
        copy(directory, quarkus(home));
    }

    private static Path quarkus(Path home) {
        return home.resolve("lib/quarkus");
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        to.resolve(file.getFileName()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
