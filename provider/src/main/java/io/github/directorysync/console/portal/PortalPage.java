package io.github.directorysync.console.portal;

import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.token.PortalSecret;
import io.github.directorysync.keycloak.http.RealmUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The page at which a set-up link opens: the vendor's own, which the realm attribute {@value #OWN} names, or the one of this
 * build. A link that leads nowhere is sent to nobody.
 */
record PortalPage(KeycloakSession session, RealmModel realm) {

    static final String OWN = "directory-sync.portal-url";

    /** What this build's page is made of; while it is not there, neither is the page. */
    private static final String TEMPLATE = "/theme-resources/templates/directory-sync-portal.ftl";

    /** Whether there is one. */
    boolean isThere() {
        return own().isPresent() || PortalPage.class.getResource(TEMPLATE) != null;
    }

    /** Its address, or where it would be. */
    String address() {
        return own().orElseGet(() -> RealmUrl.of(session, realm, "directory-sync/portal/"));
    }

    /** The secret is behind the {@code #}: browsers send that to no server, so it stands in no log. */
    String with(PortalSecret secret) {
        return address() + "#" + secret.inClear();
    }

    void require() {
        if (!isThere()) {
            throw new InvalidSettings(
                    "email",
                    "There is no page yet at which the link would open, so it is not sent. Name the address of your own"
                            + " page in the realm attribute " + OWN + ", or leave the e-mail address out.");
        }
    }

    /** An address that is none is as if there were none. */
    private Optional<String> own() {
        return Optional.ofNullable(realm.getAttribute(OWN)).map(String::strip).filter(PortalPage::isAddress);
    }

    private static boolean isAddress(String text) {
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
