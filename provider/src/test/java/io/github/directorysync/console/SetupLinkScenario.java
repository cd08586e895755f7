package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.FakeMailServer;
import io.github.directorysync.whole.KeycloakServer;
import org.junit.jupiter.api.AfterEach;

/** A realm with the directories acme and beta, whose customers are sent set-up links. */
abstract class SetupLinkScenario {

    static final String ACME = "/directories/acme";
    static final String LINKS = ACME + "/links";
    final FakeMailServer mailServer = FakeMailServer.open();
    final CustomerRealm realm;
    final Invited invited;

    SetupLinkScenario(KeycloakServer keycloak, String name) {
        realm = CustomerRealm.in(keycloak, name, mailServer.port());
        invited = Invited.in(realm);
        realm.create("acme");
        realm.create("beta");
    }

    @AfterEach
    void gone() {
        realm.close();
        mailServer.close();
    }

    String events() {
        return realm.keycloak()
                .admin()
                .get("/" + realm.name() + "/admin-events?max=100")
                .ok()
                .body();
    }

    static void assertRefused(String field, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("field").asText()).isEqualTo(field);
        assertThat(answer.json().path("errorMessage").asText()).isNotEmpty();
    }
}
