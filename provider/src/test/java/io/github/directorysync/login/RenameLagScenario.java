package io.github.directorysync.login;

import static io.github.directorysync.login.SamlRealm.PROVIDER;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;

/** A realm with Keycloak's own flows, and people whom a directory and their identity provider know. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RenameLagScenario {

    final SamlRealm realm;
    final Employees employees;
    TestDirectory acme;

    RenameLagScenario(KeycloakServer keycloak, String name) {
        realm = SamlRealm.fresh(keycloak, name, 1);
        employees = new Employees(realm, PROVIDER);
        acme = TestDirectory.in(
                keycloak,
                realm.name(),
                Map.of("identity-provider", List.of(PROVIDER), "verified-domains", List.of("acme.test")));
    }

    @AfterEach
    void nobody_is_left() {
        acme.scim()
                .get("/Users")
                .json()
                .findValuesAsText("id")
                .forEach(id -> acme.scim().delete("/Users/" + id));
        employees.accounts("").forEach(id -> realm.admin().delete("/" + realm.name() + "/users/" + id));
    }

    @AfterAll
    void gone() {
        realm.close();
    }
}
