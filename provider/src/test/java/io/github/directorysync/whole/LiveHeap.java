package io.github.directorysync.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a Java still refers to: {@code jcmd} collects the garbage before it counts. */
final class LiveHeap {

    private LiveHeap() {}

    static long bytes(ProcessHandle java) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(java.pid()),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            // Its last line: Total, the number of objects, their bytes.
            return histogram
                    .lines()
                    .filter(line -> line.startsWith("Total"))
                    .map(line -> line.strip().split("\\s+", -1))
                    .mapToLong(words -> Long.parseLong(words[2]))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(histogram));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
