package io.github.directorysync.endpoint;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import org.junit.jupiter.api.AfterEach;

/** A directory whose employee signs in with a password, and is deactivated. */
abstract class SuspensionScenario {

    static final String LEAVER = "leaver@example.com";

    final KeycloakServer keycloak;
    final String realm;
    final TestDirectory directory;
    final AppTokens app;

    SuspensionScenario(KeycloakServer keycloak, String realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        FixtureRealm.in(keycloak, realm);
        directory = TestDirectory.in(keycloak, realm);
        app = new AppTokens(keycloak, realm);
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    /** A user of a directory who can sign in. */
    String leaver(TestDirectory of) {
        String id = of.user(LEAVER);
        app.setPassword(id);
        return id;
    }

    /** With the value as text, as some clients send it. */
    void setActive(String id, String active) {
        directory
                .scim()
                .patch("/Users/" + id, ScimBody.patch("Replace", "active", active))
                .ok();
    }
}
