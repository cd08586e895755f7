package io.github.directorysync.keycloak.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Limits how long the current thread waits for a request body: five seconds, plus one second for each 128 KiB
 * received. The thread is interrupted after that, because a blocking read cannot be ended otherwise.
 */
final class ReadDeadline implements AutoCloseable {

    private static final long BASE_TIME = Duration.ofSeconds(5).toNanos();
    private static final long BYTES_PER_SECOND = 128 * 1024;

    private final Thread reader = Thread.currentThread();
    private final long start = System.nanoTime();
    private long allowed = BASE_TIME;
    private boolean closed;
    private boolean expired;
    private CompletableFuture<Boolean> timer = new CompletableFuture<>();

    ReadDeadline() {
        setTimer(BASE_TIME);
    }

    /**
     * Extends the deadline.
     *
     * @param bytes the number of bytes received so far
     */
    synchronized void received(long bytes) {
        allowed = BASE_TIME + TimeUnit.SECONDS.toNanos(bytes) / BYTES_PER_SECOND;
    }

    /** Whether the deadline has passed. */
    synchronized boolean isOver() {
        return expired || left() <= 0;
    }

    private long left() {
        return start + allowed - System.nanoTime();
    }

    private synchronized void setTimer(long nanos) {
        timer = new CompletableFuture<Boolean>().completeOnTimeout(true, nanos, TimeUnit.NANOSECONDS);
        var unused = timer.thenAccept(this::expire);
    }

    private synchronized void expire(boolean timeIsUp) {
        if (closed || !timeIsUp) {
            return;
        }
        if (left() > 0) {
            setTimer(left());
        } else {
            expired = true;
            reader.interrupt();
        }
    }

    /** Stops the timer, and clears an interrupt that the read has not noticed. */
    @Override
    public synchronized void close() {
        closed = true;
        timer.complete(false);
        if (expired) {
            Thread.interrupted();
        }
    }
}
