package io.github.directorysync.login;

import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Remembers that somebody who came from an identity provider was refused in this browser. They are still signed in there, so
 * whoever comes next would be sent back as them; they are asked again instead (ForceAuthn). It lasts as long as the browser's
 * sign-in does.
 */
final class RefusedBefore {

    private static final String NOTE = "directory-sync.refused";

    private RefusedBefore() {}

    static void mark(AuthenticationSessionModel signIn) {
        signIn.setAuthNote(NOTE, "true");
    }

    /** In this browser: each of its tabs has a sign-in of its own. */
    static boolean isMarked(AuthenticationSessionModel signIn) {
        return Optional.ofNullable(signIn.getParentSession())
                .map(browser -> browser.getAuthenticationSessions().values().stream()
                        .anyMatch(tab -> tab.getAuthNote(NOTE) != null))
                .orElse(false);
    }
}
