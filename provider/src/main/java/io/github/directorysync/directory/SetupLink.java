package io.github.directorysync.directory;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An invitation to somebody without an account to set up one directory.
 *
 * @param email to whom it was sent, if it was
 */
public record SetupLink(
        String id, String directoryId, String label, Optional<String> email, LinkPowers powers, Life life) {

    /** How long a link is good, if nobody says otherwise. */
    public static final int USUAL_DAYS = 7;

    public static final int MOST_DAYS = 30;

    /** So many are good at a time. More than that nobody keeps an eye on. */
    public static final int MOST_LIVE = 10;

    /**
     * From its beginning to its end.
     *
     * @param by the administrator who made it
     * @param opened how often
     */
    public record Life(
            Instant created,
            String by,
            Instant expires,
            Optional<Instant> revoked,
            int opened,
            Optional<Instant> lastOpened) {}

    /** Whether it is good. */
    public enum State {
        OPEN,
        EXPIRED,
        REVOKED;

        /** As it is shown. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public State at(Instant now) {
        if (life.revoked().isPresent()) {
            return State.REVOKED;
        }
        return now.isBefore(life.expires()) ? State.OPEN : State.EXPIRED;
    }
}
