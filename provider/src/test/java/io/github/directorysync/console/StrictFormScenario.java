package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.FakeMailServer;
import io.github.directorysync.whole.KeycloakServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A realm whose directories are managed by forms of the admin API. */
abstract class StrictFormScenario {

    static final String TOKENS = "/directories/acme/tokens";
    final KeycloakServer keycloak;
    final FakeMailServer mailServer = FakeMailServer.open();
    final CustomerRealm realm;
    final Invited invited;

    StrictFormScenario(KeycloakServer keycloak, String name) {
        this.keycloak = keycloak;
        realm = CustomerRealm.in(keycloak, name, mailServer.port());
        invited = Invited.in(realm);
        realm.create("acme");
    }

    @AfterEach
    void gone() {
        realm.close();
        mailServer.close();
    }

    static void assertRefused(Answer answer, Map<String, String> faults) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors")).hasSize(faults.size());
        answer.json()
                .path("errors")
                .forEach(error -> assertThat(error.path("message").asText())
                        .isEqualTo(faults.get(error.path("field").asText())));
    }
}
