package io.github.directorysync.keycloak.http;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Limits how long a transfer takes: some time, plus one second for each 128 KiB that have been transferred. */
final class TransferDeadline implements AutoCloseable {

    private static final long BYTES_PER_SECOND = 128 * 1024;

    private final Runnable end;
    private final Runnable ended;
    private final long base;
    private final long start = System.nanoTime();
    private long allowed;
    private long paused;
    private OptionalLong pausedAt = OptionalLong.empty();
    private boolean closed;
    private boolean expired;
    private CompletableFuture<Boolean> timer = new CompletableFuture<>();

    /**
     * Starts the time.
     *
     * @param end ends the transfer if it takes longer; called by a thread that must not wait
     */
    TransferDeadline(Duration base, Runnable end) {
        this(base, end, () -> {});
    }

    private TransferDeadline(Duration base, Runnable end, Runnable ended) {
        this.base = base.toNanos();
        this.end = end;
        this.ended = ended;
        allowed = this.base;
        setTimer(this.base);
    }

    /**
     * Interrupts the current thread when the time is up, because a blocking read cannot be ended otherwise. Closing it clears
     * an interrupt that the read has not noticed.
     */
    static TransferDeadline interrupting(Duration base) {
        return new TransferDeadline(base, Thread.currentThread()::interrupt, Thread::interrupted);
    }

    /**
     * Extends the deadline.
     *
     * @param bytes the number of bytes transferred so far
     */
    synchronized void transferred(long bytes) {
        allowed = base + TimeUnit.SECONDS.toNanos(bytes) / BYTES_PER_SECOND;
    }

    /** Whether the deadline has passed. */
    synchronized boolean isOver() {
        return expired || left() <= 0;
    }

    /** Stops the clock until {@link #resume}: nobody waits for the client. */
    synchronized void pause() {
        pausedAt = OptionalLong.of(System.nanoTime());
    }

    synchronized void resume() {
        paused = paused();
        pausedAt = OptionalLong.empty();
    }

    private long paused() {
        return paused + (pausedAt.isPresent() ? System.nanoTime() - pausedAt.getAsLong() : 0);
    }

    private long left() {
        return start + allowed + paused() - System.nanoTime();
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
            end.run();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        timer.complete(false);
        if (expired) {
            ended.run();
        }
    }
}
