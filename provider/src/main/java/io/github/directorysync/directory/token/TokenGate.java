package io.github.directorysync.directory.token;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.TokenHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Authenticates requests by a directory token: one that is active and belongs to this directory. Comparison takes constant
 * time, and every invalid token gets the same response.
 */
public record TokenGate(Directory directory, List<IssuedToken> issued) {

    /** The result of the authentication. */
    public sealed interface Entry {

        <T> T fold(Function<Open, T> open, Function<Closed, T> closed);

        /**
         * The token is valid.
         *
         * @param by the issued token; empty for a token that the realm's configuration declares
         */
        record Open(Optional<IssuedToken> by) implements Entry {
            @Override
            public <T> T fold(Function<Open, T> open, Function<Closed, T> closed) {
                return open.apply(this);
            }
        }

        /**
         * The request is not authenticated.
         *
         * @param why for the log only
         */
        record Closed(Denial why) implements Entry {
            @Override
            public <T> T fold(Function<Open, T> open, Function<Closed, T> closed) {
                return closed.apply(this);
            }
        }
    }

    public TokenGate {
        issued = List.copyOf(issued);
    }

    /**
     * Authenticates by the {@code Authorization} header.
     *
     * @param authorization the header; empty if there is none
     */
    public Entry knock(Optional<String> authorization, Instant now) {
        if (authorization.isEmpty()) {
            return new Entry.Closed(Denial.NO_TOKEN);
        }
        return authorization
                .flatMap(Credentials::read)
                .flatMap(shown -> shown.directoryToken(directory.alias()))
                .map(token -> knock(token, now))
                .orElseGet(() -> new Entry.Closed(Denial.NOT_A_TOKEN));
    }

    private Entry knock(DirectoryToken token, Instant now) {
        TokenHash shown = token.hash();
        Entry entry = new Entry.Closed(Denial.UNKNOWN_TOKEN);
        // Compares every token, without an early exit, for a constant time.
        for (TokenHash declared : directory.access().declaredTokens()) {
            entry = declared.isSame(shown) ? new Entry.Open(Optional.empty()) : entry;
        }
        for (IssuedToken candidate : issued) {
            entry = candidate.hash().isSame(shown) ? entryBy(candidate, now) : entry;
        }
        return entry;
    }

    private static Entry entryBy(IssuedToken token, Instant now) {
        return token.isActiveAt(now) ? new Entry.Open(Optional.of(token)) : new Entry.Closed(Denial.EXPIRED_TOKEN);
    }
}
