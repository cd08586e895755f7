package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A directory with strict profile rules, and what is common to all its refusals. */
abstract class HttpScenario {

    final KeycloakServer keycloak;
    final TestDirectory directory;

    HttpScenario(KeycloakServer keycloak, String realm) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, realm);
        directory = TestDirectory.in(keycloak, realm, Map.of("profile-rules", List.of("strict")));
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    static void assertRefused(Answer answer, int status) {
        assertThat(answer.status()).as(answer.request() + " " + answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/scim+json");
        assertThat(answer.json().path("schemas").path(0).asText())
                .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(answer.json().path("status").isTextual()).isTrue();
        assertThat(answer.json().path("status").asText()).isEqualTo(String.valueOf(status));
        assertThat(answer.json().path("detail").asText()).isNotEmpty();
    }
}
