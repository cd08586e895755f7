package io.github.directorysync.directory.token;

import io.github.directorysync.directory.TokenHash;
import java.time.Instant;
import java.util.Optional;

/** The stored data of an issued token. */
public record IssuedToken(
        String id,
        TokenHash hash,
        String lastFour,
        String label,
        Instant created,
        Optional<Instant> expires,
        Optional<Instant> lastUsed) {

    public boolean isActiveAt(Instant now) {
        return expires.map(now::isBefore).orElse(true);
    }
}
