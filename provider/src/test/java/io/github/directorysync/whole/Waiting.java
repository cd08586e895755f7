package io.github.directorysync.whole;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Polls until something has happened that takes an unknown time: background work, mail, a server that starts. */
public final class Waiting {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration SHORTEST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMillis(320);

    private Waiting() {}

    /**
     * Asks again and again until it is so: quickly at first, then less and less often, at most three times a second.
     *
     * @throws AssertionError if it is not so after two minutes
     */
    public static void until(BooleanSupplier so) {
        until(PATIENCE, so);
    }

    /** Waits as long as {@code patience}, for what takes longer than usual. */
    public static void until(Duration patience, BooleanSupplier so) {
        Instant deadline = Instant.now().plus(patience);
        Duration pause = SHORTEST;
        while (!so.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("It did not come to that within " + patience);
            }
            pause(pause);
            pause = pause.compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
        }
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
