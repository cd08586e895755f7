package io.github.directorysync.keycloak.query;

import java.time.Instant;
import org.keycloak.common.util.Time;

/**
 * Keycloak's clock. Keycloak's tokens, sessions and {@code notBefore} use {@link Time}, whose offset tests can move;
 * times that are compared with them must use it too. Nothing else reads a clock: rules take the instant as a
 * parameter.
 */
public final class ServerTime {

    private ServerTime() {}

    /** The current time in milliseconds. */
    public static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }
}
