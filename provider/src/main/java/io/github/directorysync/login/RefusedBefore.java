package io.github.directorysync.login;

import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Marks a browser in which a brokered sign-in was refused. The user is still signed in at the identity provider, so the
 * next sign-in would silently return as the same user: it is sent with ForceAuthn instead. The mark lasts as long as
 * the browser's authentication session.
 */
final class RefusedBefore {

    private static final String NOTE = "directory-sync.refused";

    private RefusedBefore() {}

    static void mark(AuthenticationSessionModel signIn) {
        signIn.setAuthNote(NOTE, "true");
    }

    /** Checks all tabs of the browser, each of which has an authentication session of its own. */
    static boolean isMarked(AuthenticationSessionModel signIn) {
        return Optional.ofNullable(signIn.getParentSession())
                .map(browser -> browser.getAuthenticationSessions().values().stream()
                        .anyMatch(tab -> tab.getAuthNote(NOTE) != null))
                .orElse(false);
    }
}
