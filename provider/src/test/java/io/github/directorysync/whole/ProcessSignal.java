package io.github.directorysync.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A signal to processes, for what Java cannot send. */
enum ProcessSignal {
    /** They stop where they are; their connections stay open. */
    STOP,
    /** They go on. */
    CONT;

    void send(List<Long> pids) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name()));
        pids.forEach(pid -> command.add(pid.toString()));
        run(command);
    }

    /** Runs a command to its end, and fails if it does. */
    static void run(List<String> command) {
        try {
            int status = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (status != 0) {
                throw new IllegalStateException(command + " ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
