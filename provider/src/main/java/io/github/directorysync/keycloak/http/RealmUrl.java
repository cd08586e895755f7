package io.github.directorysync.keycloak.http;

import jakarta.ws.rs.core.UriBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.urls.UrlType;

/** The public (frontend) URLs of a realm, independent of the address of the request and of the admin API. */
public final class RealmUrl {

    private RealmUrl() {}

    /**
     * The SCIM base URL of a directory in the realm of this session: {@code
     * …/realms/acme/directories/<alias>/scim/v2}.
     */
    public static String scim(KeycloakSession session, String alias) {
        return of(session, session.getContext().getRealm(), "directories", alias, "scim/v2");
    }

    /** The URL {@code …/realms/<name>}, followed by further path segments. */
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
