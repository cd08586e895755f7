package io.github.directorysync.directory.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an import of the realm has left open: no export has all that a directory knows of its people.
 *
 * @param at when the directory came in with its people
 * @param unknown how many people belong to it by a link or a group and are not known to it
 */
public record Imported(Optional<Instant> at, long unknown) {

    /** Most directories. */
    public static final Imported NEVER = new Imported(Optional.empty(), 0);

    /** By then whoever is still not known has come another way since. */
    private static final Duration WORTH_SAYING = Duration.ofDays(30);

    /** What an administrator should know until the directory is heard again and everybody is known. */
    Optional<Status.Reason> reason(LastSeen heard, Instant now) {
        return at.filter(then -> then.plus(WORTH_SAYING).isAfter(now))
                .filter(then -> unknown > 0 || heard.last().map(then::isAfter).orElse(true))
                .map(then -> new Status.Reason("imported", text(then)));
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
