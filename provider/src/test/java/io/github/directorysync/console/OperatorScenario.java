package io.github.directorysync.console;

import io.github.directorysync.whole.FakeMailServer;
import io.github.directorysync.whole.KeycloakServer;
import org.junit.jupiter.api.AfterEach;

/** A realm with an operator of directory sync, who is no administrator of Keycloak. */
abstract class OperatorScenario {

    final FakeMailServer mailServer = FakeMailServer.open();
    final CustomerRealm realm;
    final Invited invited;
    final Administrators administrators;
    final Administrators.Person operator;

    OperatorScenario(KeycloakServer keycloak, String name) {
        realm = CustomerRealm.in(keycloak, name, mailServer.port());
        invited = Invited.in(realm);
        administrators = new Administrators(keycloak, realm.name());
        realm.awaitOperatorRoles();
        operator = administrators.make(realm.name(), "operator", "directory-sync-manage");
    }

    @AfterEach
    void gone() {
        realm.close();
        mailServer.close();
    }
}
