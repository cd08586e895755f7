package io.github.directorysync.directory;

import java.util.concurrent.TimeUnit;

/**
 * How many requests a directory may send to one node.
 *
 * @param perSecond the sustained rate; 0 for no limit
 * @param burst the number of requests accepted at once after a pause
 */
public record RateLimit(int perSecond, int burst) {

    /** Twice the rate that Entra and the IPSIE drafts require. */
    public static final RateLimit DEFAULT = new RateLimit(50, 200);

    public boolean unlimited() {
        return perSecond == 0;
    }

    /** The time between two requests at the sustained rate, in nanoseconds. */
    public long nanosEach() {
        return TimeUnit.SECONDS.toNanos(1) / perSecond;
    }
}
