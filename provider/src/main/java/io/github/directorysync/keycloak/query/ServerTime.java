package io.github.directorysync.keycloak.query;

import java.time.Instant;
import org.keycloak.common.util.Time;

/**
 * The time, as Keycloak itself has it. Keycloak's tokens, sessions and {@code notBefore} go by {@link Time}, whose offset
 * tests can move; what is compared with them must move along. Nothing else asks for the time: rules take the instant as a
 * parameter.
 */
public final class ServerTime {

    private ServerTime() {}

    /** Now, to the millisecond. */
    public static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }
}
