package io.github.directorysync.directory;

import java.util.concurrent.TimeUnit;

/**
 * How many requests a directory may send to one node.
 *
 * @param perSecond in the long run; 0 for as many as it likes
 * @param burst at once, after a pause
 */
public record RateLimit(int perSecond, int burst) {

    /** Twice what Entra and the IPSIE drafts ask for. */
    public static final RateLimit DEFAULT = new RateLimit(50, 200);

    public boolean unlimited() {
        return perSecond == 0;
    }

    /** How long it takes until one more request may be sent. */
    public long nanosEach() {
        return TimeUnit.SECONDS.toNanos(1) / perSecond;
    }
}
