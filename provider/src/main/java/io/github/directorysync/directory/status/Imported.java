package io.github.directorysync.directory.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a realm import has left incomplete. An export does not contain everything that a directory knows about its users.
 *
 * @param at when the directory was imported with its users
 * @param unknown the number of users who have a link to its identity provider or are in its groups, but are not users of the
 *     directory
 */
public record Imported(Optional<Instant> at, long unknown) {

    /** The directory was not imported. */
    public static final Imported NEVER = new Imported(Optional.empty(), 0);

    /** After this time, users who are still unknown were added in another way. */
    private static final Duration WORTH_SAYING = Duration.ofDays(30);

    /** The warning for the administrator, until the directory sends a request and all users are known. */
    Optional<Status.AttentionReason> reason(LastSeen heard, Instant now) {
        return at.filter(then -> then.plus(WORTH_SAYING).isAfter(now))
                .filter(then -> unknown > 0 || heard.last().map(then::isAfter).orElse(true))
                .map(then -> new Status.AttentionReason("imported", text(then)));
    }

    private String text(Instant then) {
        String people = unknown == 0
                ? "Its people and groups are known to it again."
                : "It does not know " + unknown + " people who sign in at its identity provider or are in its groups:"
                        + " they keep their access until it sends them.";
        return "The directory came in by an import at " + then + ". " + people
                + " Attributes that only the directory had, pushed roles, held changes of groups, reviews, issued tokens and"
                + " set-up links were not in the export.";
    }
}
