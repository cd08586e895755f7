package io.github.directorysync.login;

import static io.github.directorysync.login.SamlRealm.PROVIDER;

import io.github.directorysync.whole.FakeMailServer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A directory that enforces SAML, and a person of it whose password does not count. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SamlFirstScenario {

    static final String ALICE = "alice@acme.example";
    final SamlRealm realm;
    final FakeMailServer mailServer = FakeMailServer.open();
    final KeycloakServer keycloak;
    TestDirectory acme;
    String alice = "";

    SamlFirstScenario(KeycloakServer keycloak, String name) {
        this.keycloak = keycloak;
        realm = SamlRealm.in(keycloak, name, mailServer.port());
        acme = TestDirectory.in(keycloak, realm.name(), SamlRealm.enforced(Map.of()));
    }

    @BeforeEach
    void alice_has_a_password_that_does_not_count() {
        alice = acme.user(ALICE);
        realm.letIn(alice);
    }

    @AfterEach
    void as_it_was() {
        realm.provider(PROVIDER, true);
        acme.scim().delete("/Users/" + alice);
    }

    @AfterAll
    void gone() {
        realm.close();
        mailServer.close();
    }
}
