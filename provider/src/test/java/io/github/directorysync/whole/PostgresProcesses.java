package io.github.directorysync.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The processes of a PostgreSQL, with what may happen to them: they stop for a while, they are killed, they start anew. */
public final class PostgresProcesses implements AutoCloseable {

    private final Path data;
    private ManagedProcess watched;

    PostgresProcesses(Path data) throws IOException {
        this.data = data;
        this.watched = ManagedProcess.on(pid(), data);
    }

    /** All of them stop where they are (SIGSTOP): connections stay open, and nothing is answered. */
    public void freeze() {
        ProcessSignal.STOP.send(all());
    }

    /** They go on. */
    public void thaw() {
        ProcessSignal.CONT.send(all());
    }

    /**
     * One backend is killed (SIGKILL), once a client is connected: PostgreSQL ends all the others, recovers from its log, and
     * accepts connections again.
     */
    public void crash() {
        Waiting.until(() -> backends().stream()
                .filter(backend -> commandLine(backend).contains(" 127.0.0.1("))
                .anyMatch(ProcessHandle::destroyForcibly));
    }

    /** It is stopped without a checkpoint and started again: all connections break, and for a moment none is accepted. */
    public void restart() {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // As it was started: PostgreSQL does not run as root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(pgCtl(), "restart", "-D", data.toString(), "-w", "-m", "immediate", "-l", "/dev/null"));
        // Otherwise it would remove the data of what is stopped.
        watched.release();
        try {
            ProcessSignal.run(command);
            watched = ManagedProcess.on(pid(), data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<ProcessHandle> backends() {
        return ProcessHandle.of(pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
    }

    private List<Long> all() {
        return Stream.concat(Stream.of(pid()), backends().stream().map(ProcessHandle::pid))
                .toList();
    }

    private String pgCtl() {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid()), "exe"))
                    .resolveSibling("pg_ctl")
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException ended) {
            return "";
        }
    }

    private long pid() {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return Long.parseLong(lines.get(0).trim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        watched.close();
    }
}
