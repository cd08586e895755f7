package io.github.directorysync.keycloak.http;

import org.keycloak.models.KeycloakSession;

/** The IP address of the client; behind a proxy, Keycloak's proxy settings determine it. */
public final class RemoteAddress {

    private RemoteAddress() {}

    public static String of(KeycloakSession session) {
        return String.valueOf(session.getContext().getConnection().getRemoteAddr());
    }
}
