package io.github.directorysync.keycloak.http;

import jakarta.ws.rs.core.UriBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.urls.UrlType;

/** The public URLs of a realm, whatever address a request came by or the admin API has. */
public final class RealmUrl {

    private RealmUrl() {}

    /** Of the SCIM API of a directory: {@code …/realms/acme/directories/<alias>/scim/v2}, in the realm of this session. */
    public static String scim(KeycloakSession session, String alias) {
        return of(session, session.getContext().getRealm(), "directories", alias, "scim/v2");
    }

    /** {@code …/realms/<name>}, and further segments or paths. */
    public static String of(KeycloakSession session, RealmModel realm, String... path) {
        UriBuilder url = session.getContext()
                .getUri(UrlType.FRONTEND)
                .getBaseUriBuilder()
                .path("realms")
                .path(realm.getName());
        for (String part : path) {
            url.path(part);
        }
        return url.build().toString();
    }
}
