package io.github.directorysync.cluster;

import io.github.directorysync.whole.KeycloakServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which processes have a connection to a port of this machine, by Linux's tables of sockets. */
record Connected(int port) {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final String ESTABLISHED = "01";

    boolean is(KeycloakServer node) {
        Set<String> sockets = sockets();
        Path files = Path.of("/proc", Long.toString(node.java().pid()), "fd");
        try (Stream<Path> open = Files.list(files)) {
            return open.anyMatch(file -> sockets.contains(target(file)));
        } catch (IOException ended) {
            return false;
        }
    }

    /** As links in {@code /proc/…/fd} name them: {@code socket:[4711]}. */
    private Set<String> sockets() {
        String remote = String.format(Locale.ROOT, ":%04X", port);
        return Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(Path.of("/proc/net", table)).stream())
                .map(line -> BLANKS.splitAsStream(line.strip()).toList())
                .filter(row -> row.get(2).endsWith(remote) && row.get(3).equals(ESTABLISHED))
                .map(row -> "socket:[" + row.get(9) + "]")
                .collect(Collectors.toSet());
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closed) {
            return "";
        }
    }
}
