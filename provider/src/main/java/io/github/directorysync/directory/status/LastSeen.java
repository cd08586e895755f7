package io.github.directorysync.directory.status;

import io.github.directorysync.directory.token.Denial;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The requests received from a directory's identity provider so far. Unauthenticated requests count only in {@code denied}.
 *
 * @param first the time of its first request
 * @param last the time of its last request
 * @param lastDone the time of the last request that was not refused
 * @param lastRefused the time of the last request that was refused as a whole
 * @param refusal the reason of that refusal
 * @param refusedInARow the number of requests refused since the last one that was not
 * @param denied the last request answered 401, either of the identity provider with a wrong token or of a stranger
 */
public record LastSeen(
        Optional<Instant> first,
        Optional<Instant> last,
        Optional<Instant> lastDone,
        Optional<Instant> lastRefused,
        Optional<String> refusal,
        int refusedInARow,
        Optional<LastDenial> denied) {

    /**
     * A request that was answered 401.
     *
     * @param reason the {@link Denial#word} of the reason
     */
    public record LastDenial(Instant at, String reason) {

        /** The reason as a sentence; the word itself if this version does not know it. */
        public String explanation() {
            return Stream.of(Denial.values())
                    .filter(denial -> denial.word().equals(reason))
                    .findFirst()
                    .map(Denial::explanation)
                    .orElse(reason);
        }
    }

    /** A directory for which no request was answered 401. */
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
