package io.github.directorysync.directory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How many of its people a directory may take out at once before somebody looks at it.
 *
 * @param mode what happens to what is too much
 * @param count so many may always go within the window
 * @param percent so many of a hundred may go within the window, if that is more
 * @param window how long what went is remembered
 * @param lastHolders whether the last holder of an app's highest role may be taken out too
 */
public record Guard(Mode mode, int count, int percent, Duration window, boolean lastHolders) {

    /** A mistaken push of a whole directory is caught, the leavers of a usual day are not. */
    public static final Guard DEFAULT = new Guard(Mode.HOLD, 10, 10, Duration.ofMinutes(60), false);

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

        static Optional<Mode> of(String key) {
            return List.of(values()).stream()
                    .filter(mode -> mode.key.equals(key))
                    .findFirst();
        }
    }

    /**
     * Whether these are too many.
     *
     * @param gone how many went within the window
     * @param going how many are about to
     * @param active how many people the directory has that are active, before these go; asked only if it matters
     */
    public boolean isTooMany(long gone, long going, LongSupplier active) {
        if (gone + going <= count) {
            return false;
        }
        return gone + going > Math.max(count, (active.getAsLong() + gone) * percent / 100);
    }
}
