package io.github.directorysync.directory.request;

import io.github.directorysync.directory.RateLimit;
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
        return spend(limit, 1, 1, nanos);
    }

    /**
     * What the body of a request asks for beside the request itself, before any of it is done: so many requests more. A
     * body that costs more than the whole budget is done when the budget is full, and the requests after it wait until
     * the rest is paid. What is refused costs nothing, not even the request that was paid already.
     */
    public Turn more(RateLimit limit, int requests, long nanos) {
        // One is taken from a full budget already: by the request that brought the body.
        Turn turn = spend(limit, requests, Math.min(requests, limit.burst() - 1), nanos);
        if (turn.granted()) {
            return turn;
        }
        fullAt.addAndGet(-limit.nanosEach());
        return turn;
    }

    /** One that has been let in already and is done whatever it costs: what it lacks is paid back by those to come. */
    public void debt(RateLimit limit, long nanos) {
        spend(limit, 1, 0, nanos);
    }

    /**
     * Takes what is asked for, if there is enough.
     *
     * @param requests what is taken
     * @param present how many of them have to be there now; the others become a debt
     */
    private Turn spend(RateLimit limit, int requests, int present, long nanos) {
        if (limit.unlimited()) {
            return new Turn(0, 0, 0);
        }
        while (true) {
            long before = fullAt.get();
            // Differences, never the numbers themselves: System.nanoTime may be negative and may wrap.
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

    /** A full one is as good as none. */
    boolean isFull(long nanos) {
        return fullAt.get() - nanos <= 0;
    }
}
