package io.github.directorysync.role;

import java.time.Instant;
import java.util.Optional;

/**
 * An app role that was assigned directly to a user.
 *
 * @param reason empty if it was assigned in Keycloak's own admin console
 * @param by the userName of the administrator who assigned it
 */
public record RoleSelector(
        AppRole role, Optional<String> reason, Optional<String> by, Optional<Instant> at, Optional<Instant> expires) {

    public boolean expiredAt(Instant now) {
        return expires.filter(end -> !end.isAfter(now)).isPresent();
    }
}
