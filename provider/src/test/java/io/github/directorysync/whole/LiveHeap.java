package io.github.directorysync.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a server keeps in memory once everything is away that nobody needs: counted by its own JVM. */
public record LiveHeap(KeycloakServer keycloak) {

    /** In bytes, after a full collection. */
    public long bytes() {
        try {
            Process histogram = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid()),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String all = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String total = all.lines()
                    .filter(line -> line.startsWith("Total"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(all));
            return Long.parseLong(total.replaceFirst("^Total\\s+\\d+\\s+", "").strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long pid() {
        String home = "keycloak-" + keycloak.surroundings().keycloakPort() + "/";
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .filter(process -> process.info().commandLine().orElse("").contains(home))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No process runs from " + home))
                .pid();
    }
}
