package io.github.directorysync.keycloak.directories;

import java.time.Instant;
import java.util.Optional;

/**
 * The outcome of some successive requests of one directory.
 *
 * @param refusedInARow how many were refused since the last successful one
 */
record Beats(
        Instant first,
        Instant last,
        Optional<Instant> lastDone,
        Optional<Instant> lastRefused,
        Optional<String> refusal,
        int refusedInARow) {

    static Beats done(Instant at) {
        return new Beats(at, at, Optional.of(at), Optional.empty(), Optional.empty(), 0);
    }

    static Beats refused(Instant at, String why) {
        return new Beats(at, at, Optional.empty(), Optional.of(at), Optional.of(why), 1);
    }

    static Beats came(Instant at) {
        return new Beats(at, at, Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    /** Whether the latest of them was accepted; empty if none says so. */
    Optional<Boolean> accepted() {
        return lastDone.isEmpty() && lastRefused.isEmpty() ? Optional.empty() : Optional.of(refusedInARow == 0);
    }

    Beats then(Beats next) {
        return new Beats(
                first,
                next.last,
                next.lastDone.or(() -> lastDone),
                next.lastRefused.or(() -> lastRefused),
                next.refusal.or(() -> refusal),
                next.lastDone.isPresent() ? next.refusedInARow : refusedInARow + next.refusedInARow);
    }
}
