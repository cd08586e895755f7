package io.github.directorysync.directory.request;

import io.github.directorysync.directory.RateLimit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The rate limit of one directory: a token bucket that fills at a constant rate. It stores one number, the time at which the
 * bucket will be full again, so no thread waits for a lock.
 */
public final class RequestBudget {

    private final AtomicLong fullAt;

    /**
     * A full bucket.
     *
     * @param nanos the current {@link System#nanoTime}
     */
    public RequestBudget(long nanos) {
        this.fullAt = new AtomicLong(nanos);
    }

    /**
     * The result of a request for budget.
     *
     * @param limit the size of the bucket in requests
     * @param left how many more requests may be sent at once
     * @param waitSeconds the time to wait if this one is refused, at least 1; 0 if it is granted
     */
    public record Turn(int limit, int left, long waitSeconds) {

        public boolean granted() {
            return waitSeconds == 0;
        }
    }

    /** Takes one request from the budget, if there is room. A refused request costs nothing. */
    public Turn request(RateLimit limit, long nanos) {
        return spend(limit, 1, 1, nanos);
    }

    /**
     * Charges the body of a request that stands for several requests, before any of it is processed. A body that costs more
     * than the whole budget is granted when the budget is full; later requests wait until the rest is paid. A refused body
     * costs nothing, and the request that brought it is refunded.
     */
    public Turn more(RateLimit limit, int requests, long nanos) {
        // The request that brought the body has taken one from a full budget already.
        Turn turn = spend(limit, requests, Math.min(requests, limit.burst() - 1), nanos);
        if (turn.granted()) {
            return turn;
        }
        fullAt.addAndGet(-limit.nanosEach());
        return turn;
    }

    /** Charges a request that is processed in any case. If the budget is too small, later requests pay the debt. */
    public void debt(RateLimit limit, long nanos) {
        spend(limit, 1, 0, nanos);
    }

    /**
     * Takes requests from the budget, if there are enough.
     *
     * @param requests the number of requests to take
     * @param present how many of them have to be available now; the rest becomes a debt
     */
    private Turn spend(RateLimit limit, int requests, int present, long nanos) {
        if (limit.unlimited()) {
            return new Turn(0, 0, 0);
        }
        while (true) {
            long before = fullAt.get();
            // Compares differences only, because System.nanoTime may be negative and may overflow.
            long spent = Math.max(0, before - nanos);
            long room = limit.burst() * limit.nanosEach() - spent;
            long lacking = present * limit.nanosEach() - room;
            if (present > 0 && lacking > 0) {
                return new Turn(limit.burst(), 0, secondsRoundedUp(lacking));
            }
            if (fullAt.compareAndSet(before, nanos + spent + requests * limit.nanosEach())) {
                long left = Math.max(0, room - requests * limit.nanosEach()) / limit.nanosEach();
                return new Turn(limit.burst(), (int) left, 0);
            }
        }
    }

    private static long secondsRoundedUp(long nanos) {
        long second = TimeUnit.SECONDS.toNanos(1);
        return (nanos + second - 1) / second;
    }

    /** Whether the bucket is full; a full one need not be kept. */
    boolean isFull(long nanos) {
        return fullAt.get() - nanos <= 0;
    }
}
