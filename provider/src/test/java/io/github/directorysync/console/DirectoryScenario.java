package io.github.directorysync.console;

import io.github.directorysync.whole.FakeMailServer;
import io.github.directorysync.whole.KeycloakServer;
import org.junit.jupiter.api.AfterEach;

/** A realm whose directories are managed by the admin API. */
abstract class DirectoryScenario {

    static final String ACME = "/directories/acme";
    final FakeMailServer mailServer = FakeMailServer.open();
    final CustomerRealm realm;

    DirectoryScenario(KeycloakServer keycloak, String name) {
        realm = CustomerRealm.in(keycloak, name, mailServer.port());
    }

    @AfterEach
    void gone() {
        realm.close();
        mailServer.close();
    }

    final CustomerRealm realm() {
        return realm;
    }

    String status() {
        return realm.api().get(ACME).ok().json().path("status").asText();
    }
}
