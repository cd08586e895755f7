package io.github.directorysync.directory;

import java.time.Instant;
import java.util.Optional;

/**
 * What has been heard of a directory's identity provider so far; nothing that strangers sent counts.
 *
 * @param first when it sent its first request
 * @param last when it sent its last one
 * @param lastDone when it last sent one that was not refused
 * @param lastRefused when it last sent one that was refused as a whole
 * @param refusal why that was
 * @param refusedInARow how many were refused since one was done
 */
public record Heard(
        Optional<Instant> first,
        Optional<Instant> last,
        Optional<Instant> lastDone,
        Optional<Instant> lastRefused,
        Optional<String> refusal,
        int refusedInARow) {

    public static final Heard NOTHING =
            new Heard(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);
}
