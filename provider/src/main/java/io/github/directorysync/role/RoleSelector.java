package io.github.directorysync.role;

import java.time.Instant;
import java.util.Optional;

/**
 * An app role that somebody was given directly.
 *
 * @param reason nothing if it was given in Keycloak's own console
 * @param by the userName of who set it
 */
public record RoleSelector(
        AppRole role, Optional<String> reason, Optional<String> by, Optional<Instant> at, Optional<Instant> expires) {

    public boolean expiredAt(Instant now) {
        return expires.filter(end -> !end.isAfter(now)).isPresent();
    }
}
