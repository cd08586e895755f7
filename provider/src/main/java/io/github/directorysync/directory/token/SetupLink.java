package io.github.directorysync.directory.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An invitation to set up one directory, for a person without an account.
 *
 * @param email the address that it was sent to; empty if it was not sent by e-mail
 * @param returnUrl where the browser goes when the set-up is finished
 */
public record SetupLink(
        String id,
        String directoryId,
        String label,
        Optional<String> email,
        LinkPowers powers,
        Life life,
        Optional<String> returnUrl) {

    /** In less time nobody can be expected to read the e-mail. */
    public static final Duration SHORTEST = Duration.ofMinutes(5);

    /** The default validity of a link. */
    public static final int USUAL_DAYS = 7;

    public static final int MOST_DAYS = 30;

    /** The maximum number of valid links of a directory, so that administrators can keep track of them. */
    public static final int MOST_LIVE = 10;

    /**
     * The administrator who created the link. The link is valid only as long as this administrator may create it.
     *
     * @param realmId the realm of the administrator, which may be the master realm
     */
    public record Maker(String name, String realmId, String userId) {}

    /**
     * The times of a link.
     *
     * @param opened the number of times it was opened
     */
    public record Life(
            Instant created,
            Maker by,
            Instant expires,
            Optional<Instant> revoked,
            int opened,
            Optional<Instant> lastOpened) {}

    /** Whether the link is valid. */
    public enum LinkState {
        OPEN,
        EXPIRED,
        REVOKED,
        /** Its creator no longer exists or no longer has the permission to create it. */
        ORPHANED;

        /** The value in the API. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The state of the link.
     *
     * @param makerAllowed whether its creator may still create it
     */
    public LinkState at(Instant now, boolean makerAllowed) {
        if (life.revoked().isPresent()) {
            return LinkState.REVOKED;
        }
        if (!now.isBefore(life.expires())) {
            return LinkState.EXPIRED;
        }
        return makerAllowed ? LinkState.OPEN : LinkState.ORPHANED;
    }
}
