package io.github.directorysync.directory.status;

import io.github.directorysync.directory.token.Denial;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What has been heard of a directory's identity provider so far; nothing that strangers sent counts, but that somebody was
 * denied.
 *
 * @param first when it sent its first request
 * @param last when it sent its last one
 * @param lastDone when it last sent one that was not refused
 * @param lastRefused when it last sent one that was refused as a whole
 * @param refusal why that was
 * @param refusedInARow how many were refused since one was done
 * @param denied when somebody was last not let in, and why: the identity provider with a wrong token, or a stranger
 */
public record LastSeen(
        Optional<Instant> first,
        Optional<Instant> last,
        Optional<Instant> lastDone,
        Optional<Instant> lastRefused,
        Optional<String> refusal,
        int refusedInARow,
        Optional<Denied> denied) {

    /**
     * Somebody was answered 401.
     *
     * @param reason the word of a {@link Denial}
     */
    public record Denied(Instant at, String reason) {

        /** In a sentence; the word itself if it is of another version. */
        public String explanation() {
            return Stream.of(Denial.values())
                    .filter(denial -> denial.word().equals(reason))
                    .findFirst()
                    .map(Denial::explanation)
                    .orElse(reason);
        }
    }

    /** Of a directory where nobody was denied. */
    public LastSeen(
            Optional<Instant> first,
            Optional<Instant> last,
            Optional<Instant> lastDone,
            Optional<Instant> lastRefused,
            Optional<String> refusal,
            int refusedInARow) {
        this(first, last, lastDone, lastRefused, refusal, refusedInARow, Optional.empty());
    }

    public static final LastSeen NOTHING =
            new LastSeen(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);
}
