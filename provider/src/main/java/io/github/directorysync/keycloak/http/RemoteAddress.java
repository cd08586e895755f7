package io.github.directorysync.keycloak.http;

import org.keycloak.models.KeycloakSession;

/** The IP address that a request came from; behind a proxy, Keycloak knows it by its proxy settings. */
public final class RemoteAddress {

    private RemoteAddress() {}

    public static String of(KeycloakSession session) {
        return String.valueOf(session.getContext().getConnection().getRemoteAddr());
    }
}
