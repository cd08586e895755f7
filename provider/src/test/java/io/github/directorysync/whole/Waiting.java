package io.github.directorysync.whole;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** For what comes when it likes. */
public final class Waiting {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Waiting() {}

    /** Asks again and again, until it is so. */
    public static void until(BooleanSupplier so) {
        until(PATIENCE, so);
    }

    static void until(Duration patience, BooleanSupplier so) {
        Instant deadline = Instant.now().plus(patience);
        while (!so.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("It did not come to that");
            }
            try {
                Thread.sleep(250);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
