package io.github.directorysync.keycloak.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * How long the current thread may wait for a request body: five seconds, and a second more for each 128 KiB that came.
 * When the time is over the thread is interrupted, since a read that waits for the client cannot be ended otherwise.
 */
final class ReadDeadline implements AutoCloseable {

    private static final long PATIENCE = Duration.ofSeconds(5).toNanos();
    private static final long BYTES_PER_SECOND = 128 * 1024;

    private final Thread reader = Thread.currentThread();
    private final long start = System.nanoTime();
    private long allowed = PATIENCE;
    private boolean over;
    private boolean late;
    private CompletableFuture<Boolean> alarm = new CompletableFuture<>();

    ReadDeadline() {
        setAlarm(PATIENCE);
    }

    /** So many bytes have come in all. */
    synchronized void received(long bytes) {
        allowed = PATIENCE + TimeUnit.SECONDS.toNanos(bytes) / BYTES_PER_SECOND;
    }

    /** Whether the time is over. */
    synchronized boolean isOver() {
        return late || left() <= 0;
    }

    private long left() {
        return start + allowed - System.nanoTime();
    }

    private synchronized void setAlarm(long nanos) {
        alarm = new CompletableFuture<Boolean>().completeOnTimeout(true, nanos, TimeUnit.NANOSECONDS);
        var unused = alarm.thenAccept(this::ring);
    }

    private synchronized void ring(boolean timeIsUp) {
        if (over || !timeIsUp) {
            return;
        }
        if (left() > 0) {
            setAlarm(left());
        } else {
            late = true;
            reader.interrupt();
        }
    }

    /** From here on nobody is interrupted any more, and an interrupt that was not noticed is taken back. */
    @Override
    public synchronized void close() {
        over = true;
        alarm.complete(false);
        if (late) {
            Thread.interrupted();
        }
    }
}
