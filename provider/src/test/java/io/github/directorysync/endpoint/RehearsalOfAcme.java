package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The rehearsal of one directory in a realm of five accounts. */
abstract class RehearsalOfAcme extends RehearsalScenario {

    TestDirectory acme;

    RehearsalOfAcme(KeycloakServer keycloak, String realm) {
        super(keycloak, realm);
    }

    @BeforeEach
    void begin() {
        Map<String, Object> dan = justInTime("dan@jit.example");
        dan.put("clientRoles", Map.of(APP, List.of("Admin")));
        make(List.of(
                justInTime("ann@jit.example"),
                account("bob", "bob@acme.example", true),
                account("cid@jit.example", "cid@other.example", true),
                dan,
                account("zoe", "zoe@other.example", true)));
        acme = rehearsing(Map.of("profile-rules", List.of("strict")));
    }

    /** A group, a domain and the accounts are one directory's. */
    void insteadOfAcme(Map<String, List<String>> settings) {
        keycloak.admin().delete("/" + realm + "/components/" + acme.id()).ok();
        acme = rehearsing(settings);
    }

    @AfterEach
    void gone() {
        keycloak.admin().delete("/" + realm);
    }

    JsonNode person(String idOrName) {
        if (idOrName.contains("@")) {
            return keycloak.admin()
                    .get("/" + realm + "/users?exact=true&username=" + idOrName)
                    .json()
                    .path(0);
        }
        for (JsonNode person : people(acme, "all").path("items")) {
            if (person.path("id").asText().equals(idOrName)) {
                return person;
            }
        }
        throw new AssertionError("The report does not name " + idOrName);
    }

    JsonNode account(String id) {
        return keycloak.admin().get("/" + realm + "/users/" + id).ok().json();
    }

    String role(String id) {
        return acme.get("/Users/" + id).at("/roles/0/value").asText();
    }
}
