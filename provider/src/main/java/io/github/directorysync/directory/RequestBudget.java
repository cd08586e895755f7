package io.github.directorysync.directory;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one directory may still send: a bucket of tokens that fills at a steady pace. One number is all that is kept, the
 * moment at which the bucket will be full again; nobody waits for a lock.
 */
public final class RequestBudget {

    private final AtomicLong fullAt;

    /** A full one. */
    public RequestBudget(long nanos) {
        this.fullAt = new AtomicLong(nanos);
    }

    /**
     * What came of a request.
     *
     * @param left how many more may come at once
     * @param waitSeconds how long to wait if this one may not come, at least 1; 0 if it may
     */
    public record Turn(int limit, int left, long waitSeconds) {

        public boolean granted() {
            return waitSeconds == 0;
        }
    }

    /** One request, if there is room for it. One that is refused costs nothing. */
    public Turn request(RateLimit limit, long nanos) {
        return spend(limit, nanos, false);
    }

    /** One that has been let in already and is done whatever it costs: what it lacks is paid back by those to come. */
    public void debt(RateLimit limit, long nanos) {
        spend(limit, nanos, true);
    }

    private Turn spend(RateLimit limit, long nanos, boolean onCredit) {
        if (limit.unlimited()) {
            return new Turn(0, 0, 0);
        }
        while (true) {
            long before = fullAt.get();
            // Differences, never the numbers themselves: System.nanoTime may be negative and may wrap.
            long missing = Math.max(0, before - nanos) + limit.nanosEach();
            long tooMuch = missing - limit.burst() * limit.nanosEach();
            if (tooMuch > 0 && !onCredit) {
                return new Turn(limit.burst(), 0, secondsRoundedUp(tooMuch));
            }
            if (fullAt.compareAndSet(before, nanos + missing)) {
                return new Turn(limit.burst(), (int) (Math.max(0, -tooMuch) / limit.nanosEach()), 0);
            }
        }
    }

    private static long secondsRoundedUp(long nanos) {
        long second = TimeUnit.SECONDS.toNanos(1);
        return (nanos + second - 1) / second;
    }

    /** A full one is as good as none. */
    boolean isFull(long nanos) {
        return fullAt.get() - nanos <= 0;
    }
}
