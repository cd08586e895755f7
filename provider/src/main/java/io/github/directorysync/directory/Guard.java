package io.github.directorysync.directory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The limits on how many users a directory may remove before an administrator has to confirm.
 *
 * @param mode what happens to removals beyond the limits
 * @param usual the limit for the short window
 * @param daily the limit for a day; it stops a directory that stays below the short limit, window after window
 * @param lastHolders whether the last holder of an app's highest role may be removed too
 */
public record Guard(Mode mode, RemovalLimit usual, RemovalLimit daily, boolean lastHolders) {

    /** Catches the accidental removal of a whole directory, but not the leavers of a normal day. */
    public static final Guard DEFAULT = new Guard(
            Mode.HOLD,
            new RemovalLimit(10, 10, Duration.ofMinutes(60)),
            new RemovalLimit(20, 20, Duration.ofDays(1)),
            false);

    /**
     * How many users may be removed within a window.
     *
     * @param count this many may always be removed
     * @param percent this percentage of the users may be removed, if that is more
     * @param window how long a removal is counted
     */
    public record RemovalLimit(int count, int percent, Duration window) {

        /**
         * Whether a removal exceeds this limit. The percentage refers to the users who were present when the window began. A
         * user who joined later and is removed counts as one more who was present, which never adds as much as the removal
         * used up.
         *
         * @param gone the number of users removed within the window
         * @param going the number of users about to be removed
         * @param remaining the number of still active users who were present when the window began; evaluated only if needed
         */
        public boolean isTooMany(long gone, long going, LongSupplier remaining) {
            if (gone + going <= count) {
                return false;
            }
            return gone + going > Math.max(count, (remaining.getAsLong() + gone) * percent / 100);
        }
    }

    /** What happens to removals beyond the limits. */
    public enum Mode {
        /** The request succeeds, but the removal waits for an administrator. */
        HOLD("hold"),
        /** The request is refused. */
        REFUSE("refuse"),
        /** There is no limit. */
        OFF("off");

        private final String key;

        Mode(String key) {
            this.key = key;
        }

        /** The value in the settings. */
        public String key() {
            return key;
        }

        public static Optional<Mode> of(String key) {
            return List.of(values()).stream()
                    .filter(mode -> mode.key.equals(key))
                    .findFirst();
        }
    }

    /** The same guard, but holding instead of refusing. For background work, where no request can be refused. */
    public Guard holding() {
        return mode == Mode.REFUSE ? new Guard(Mode.HOLD, usual, daily, lastHolders) : this;
    }

    /** The same guard without limits on numbers, for users whose removal was counted before. */
    public Guard uncounted() {
        return new Guard(Mode.OFF, usual, daily, lastHolders);
    }
}
