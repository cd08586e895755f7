package io.github.directorysync.console.portal;

import io.github.directorysync.directory.token.PortalSecret;
import io.github.directorysync.keycloak.http.RealmUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The address of the page that opens a set-up link: the vendor's own, from the realm attribute {@value #OWN}, or the
 * set-up portal.
 */
public record PortalPage(KeycloakSession session, RealmModel realm) {

    /** Realm attribute: the address of the vendor's own page. */
    public static final String OWN = "directory-sync.portal-url";

    /** The address of the page. */
    public String address() {
        return own().orElseGet(() -> RealmUrl.of(session, realm, "directory-sync/portal/"));
    }

    /**
     * The address with the secret in its fragment: browsers do not send fragments to servers, so it is in no access
     * log.
     */
    String with(PortalSecret secret) {
        return address() + "#" + secret.inClear();
    }

    /** The vendor's page; an invalid URL counts as none. */
    public Optional<String> own() {
        return Optional.ofNullable(realm.getAttribute(OWN)).map(String::strip).filter(PortalPage::isAddress);
    }

    /** Whether the text is the address of a page that can get a secret behind a {@code #}. */
    public static boolean isAddress(String text) {
        try {
            URI uri = new URI(text);
            return Set.of("https", "http").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
