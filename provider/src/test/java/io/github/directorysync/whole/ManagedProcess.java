package io.github.directorysync.whole;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Holds a process that must not outlive this Java, also where this Java is killed and can run nothing any more: bash
 * watches a pipe that only we hold open, and ends the process and all its children when the pipe closes.
 */
final class ManagedProcess implements AutoCloseable {

    /** Ten seconds to end by itself, and as long as a busy machine takes to remove thousands of files. */
    private static final int PATIENCE_SECONDS = 120;

    private final Process bash;

    private ManagedProcess(Process bash) {
        this.bash = bash;
    }

    /** Runs the command, and removes the directory once it has ended. */
    static ManagedProcess start(List<String> command, Map<String, String> environment, Path log, Path directory)
            throws IOException {
        List<String> managed =
                new ArrayList<>(List.of("bash", "-c", script(), "managed-process", directory.toString()));
        managed.addAll(command);
        ProcessBuilder process = new ProcessBuilder(managed);
        process.environment().putAll(environment);
        return new ManagedProcess(
                process.redirectErrorStream(true).redirectOutput(log.toFile()).start());
    }

    /** Ends a process that somebody else started, and removes the directory then. */
    static ManagedProcess on(long pid, Path directory) throws IOException {
        String stop = "trap 'kill -INT %1$d' TERM; while kill -0 %1$d; do sleep 1 & wait; done".formatted(pid);
        List<String> command = List.of("bash", "-c", stop);
        return start(command, Map.of(), Path.of("/dev/null"), directory);
    }

    /** Watches it no longer: neither the process nor the directory is touched when this is closed. */
    void release() {
        // The watchers first: what they find dead, they remove.
        List<ProcessHandle> watchers = bash.descendants().toList();
        bash.destroyForcibly();
        watchers.forEach(ProcessHandle::destroyForcibly);
    }

    boolean alive() {
        return bash.isAlive();
    }

    /** The Java that the command has started, if it has. */
    Optional<ProcessHandle> java() {
        return bash.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("/java"))
                .findFirst();
    }

    @Override
    public void close() {
        try {
            bash.getOutputStream().close();
            if (!bash.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "A process did not end within " + PATIENCE_SECONDS + " seconds: " + bash.info());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String script() throws IOException {
        try (InputStream script = ManagedProcess.class.getResourceAsStream("managed-process.sh")) {
            if (script == null) {
                throw new IllegalStateException("managed-process.sh is not beside " + ManagedProcess.class);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
