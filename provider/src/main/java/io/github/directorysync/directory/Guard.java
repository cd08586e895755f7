package io.github.directorysync.directory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How many of its people a directory may take out before somebody looks at it.
 *
 * @param mode what happens to what is too much
 * @param usual what may go within the usual window
 * @param daily what may go within a day: it bounds whoever stays below the usual limit, window after window
 * @param lastHolders whether the last holder of an app's highest role may be taken out too
 */
public record Guard(Mode mode, Limit usual, Limit daily, boolean lastHolders) {

    /** A mistaken push of a whole directory is caught, the leavers of a usual day are not. */
    public static final Guard DEFAULT = new Guard(
            Mode.HOLD, new Limit(10, 10, Duration.ofMinutes(60)), new Limit(20, 20, Duration.ofDays(1)), false);

    /**
     * How many may go within a window.
     *
     * @param count so many may always go
     * @param percent so many of a hundred may go, if that is more
     * @param window how long what went is remembered
     */
    public record Limit(int count, int percent, Duration window) {

        /**
         * Whether these are too many. The percentage is one of the people who were there when the window began. Whoever
         * came since is not among them; when one of those goes, one more is counted as having been there, which is never
         * as much as was used up by it.
         *
         * @param gone how many went within the window
         * @param going how many are about to
         * @param remaining how many of the people who were there when the window began are still active; asked only if
         *     it matters
         */
        public boolean isTooMany(long gone, long going, LongSupplier remaining) {
            if (gone + going <= count) {
                return false;
            }
            return gone + going > Math.max(count, (remaining.getAsLong() + gone) * percent / 100);
        }
    }

    /** What happens to what is too much. */
    public enum Mode {
        /** It is answered as done and waits for an administrator. */
        HOLD("hold"),
        /** It is refused. */
        REFUSE("refuse"),
        /** Nothing is ever too much. */
        OFF("off");

        private final String key;

        Mode(String key) {
            this.key = key;
        }

        /** As it is written in the settings. */
        public String key() {
            return key;
        }

        public static Optional<Mode> of(String key) {
            return List.of(values()).stream()
                    .filter(mode -> mode.key.equals(key))
                    .findFirst();
        }
    }

    /** The same where there is no request that could be refused: what is too much is held. */
    public Guard holding() {
        return mode == Mode.REFUSE ? new Guard(Mode.HOLD, usual, daily, lastHolders) : this;
    }

    /** The same for people of whom it was decided before how many may go. */
    public Guard uncounted() {
        return new Guard(Mode.OFF, usual, daily, lastHolders);
    }
}
