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
    public sealed interface TokenCheck {

        <T> T fold(Function<Accepted, T> open, Function<Rejected, T> closed);

        /**
         * The token is valid.
         *
         * @param by the issued token; empty for a token that the realm's configuration declares
         */
        record Accepted(Optional<IssuedToken> by) implements TokenCheck {
            @Override
            public <T> T fold(Function<Accepted, T> open, Function<Rejected, T> closed) {
                return open.apply(this);
            }
        }

        /**
         * The request is not authenticated.
         *
         * @param why for the log only
         */
        record Rejected(Denial why) implements TokenCheck {
            @Override
            public <T> T fold(Function<Accepted, T> open, Function<Rejected, T> closed) {
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
    public TokenCheck check(Optional<String> authorization, Instant now) {
        if (authorization.isEmpty()) {
            return new TokenCheck.Rejected(Denial.NO_TOKEN);
        }
        return authorization
                .flatMap(Credentials::read)
                .flatMap(shown -> shown.directoryToken(directory.alias()))
                .map(token -> check(token, now))
                .orElseGet(() -> new TokenCheck.Rejected(Denial.NOT_A_TOKEN));
    }

    private TokenCheck check(DirectoryToken token, Instant now) {
        TokenHash shown = token.hash();
        TokenCheck entry = new TokenCheck.Rejected(Denial.UNKNOWN_TOKEN);
        // Compares every token, without an early exit, for a constant time.
        for (TokenHash declared : directory.access().declaredTokens()) {
            entry = declared.isSame(shown) ? new TokenCheck.Accepted(Optional.empty()) : entry;
        }
        for (IssuedToken candidate : issued) {
            entry = candidate.hash().isSame(shown) ? entryBy(candidate, now) : entry;
        }
        return entry;
    }

    private static TokenCheck entryBy(IssuedToken token, Instant now) {
        return token.isActiveAt(now)
                ? new TokenCheck.Accepted(Optional.of(token))
                : new TokenCheck.Rejected(Denial.EXPIRED_TOKEN);
    }
}
