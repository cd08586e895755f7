package io.github.directorysync.directory.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An invitation to somebody without an account to set up one directory.
 *
 * @param email to whom it was sent, if it was
 * @param returnUrl where its holder goes when they are done
 */
public record SetupLink(
        String id,
        String directoryId,
        String label,
        Optional<String> email,
        LinkPowers powers,
        Life life,
        Optional<String> returnUrl) {

    /** Shorter than that nobody has read the mail. */
    public static final Duration SHORTEST = Duration.ofMinutes(5);

    /** How long a link is good, if nobody says otherwise. */
    public static final int USUAL_DAYS = 7;

    public static final int MOST_DAYS = 30;

    /** So many are good at a time. More than that nobody keeps an eye on. */
    public static final int MOST_LIVE = 10;

    /**
     * The administrator who made it. It is good only as long as they could make it.
     *
     * @param realmId of their own realm, which may be the master realm
     */
    public record Maker(String name, String realmId, String userId) {}

    /**
     * From its beginning to its end.
     *
     * @param opened how often
     */
    public record Life(
            Instant created,
            Maker by,
            Instant expires,
            Optional<Instant> revoked,
            int opened,
            Optional<Instant> lastOpened) {}

    /** Whether it is good. */
    public enum State {
        OPEN,
        EXPIRED,
        REVOKED,
        /** Whoever made it is gone, or may not make it any more. */
        ORPHANED;

        /** As it is shown. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How it is.
     *
     * @param makerStands whether whoever made it could make it now
     */
    public State at(Instant now, boolean makerStands) {
        if (life.revoked().isPresent()) {
            return State.REVOKED;
        }
        if (!now.isBefore(life.expires())) {
            return State.EXPIRED;
        }
        return makerStands ? State.OPEN : State.ORPHANED;
    }
}
