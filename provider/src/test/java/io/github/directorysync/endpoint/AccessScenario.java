package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A directory in a realm with full admin events, which may be switched off. */
abstract class AccessScenario {

    final KeycloakServer keycloak;
    final String realm;
    final TestDirectory directory;

    AccessScenario(KeycloakServer keycloak, String realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        FixtureRealm.in(keycloak, realm);
        enable(true);
        directory = TestDirectory.in(keycloak, realm);
    }

    @AfterEach
    void enabled_and_gone() {
        enable(true);
        directory.close();
    }

    /** Enables or disables directory sync in the realm. */
    final void enable(boolean enabled) {
        keycloak.admin()
                .put(
                        "/" + realm,
                        Map.of(
                                "realm",
                                realm,
                                "adminEventsEnabled",
                                true,
                                "adminEventsDetailsEnabled",
                                true,
                                "attributes",
                                Map.of("directory-sync.enabled", String.valueOf(enabled))))
                .ok();
    }

    static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/scim+json");
        assertThat(answer.json().path("status").asText()).isEqualTo("401");
        assertThat(answer.json().path("detail").asText())
                .startsWith("The directory token is missing, not valid, or not accepted from this address.");
    }
}
