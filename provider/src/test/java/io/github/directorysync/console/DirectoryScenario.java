package io.github.directorysync.console;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Mailbox;
import org.junit.jupiter.api.AfterEach;

/** A realm whose directories are managed by the admin API. */
abstract class DirectoryScenario {

    static final String ACME = "/directories/acme";
    final Mailbox mailbox = Mailbox.open();
    final CustomerRealm realm;

    DirectoryScenario(KeycloakServer keycloak, String name) {
        realm = CustomerRealm.in(keycloak, name, mailbox.port());
    }

    @AfterEach
    void gone() {
        realm.close();
        mailbox.close();
    }

    final CustomerRealm realm() {
        return realm;
    }

    String status() {
        return realm.api().get(ACME).ok().json().path("status").asText();
    }
}
