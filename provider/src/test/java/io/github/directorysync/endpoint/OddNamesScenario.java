package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A directory in a realm with Keycloak's default user profile, and people of any name and address. */
abstract class OddNamesScenario {

    final KeycloakServer keycloak;
    final String realm;
    TestDirectory acme;

    OddNamesScenario(KeycloakServer keycloak, String realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        FixtureRealm.in(keycloak, realm);
        acme = TestDirectory.in(keycloak, realm);
    }

    @AfterEach
    void gone() {
        acme.close();
    }

    JsonNode account(String id) {
        return keycloak.admin().get("/" + realm + "/users/" + id).ok().json();
    }

    static Map<String, Object> person(String userName, String given, String email) {
        var person = new HashMap<String, Object>(Map.of("userName", userName, "active", true));
        person.put("name", Map.of("givenName", given, "familyName", "Family"));
        person.put("emails", List.of(Map.of("value", email, "primary", true)));
        return person;
    }
}
