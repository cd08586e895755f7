package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A directory that sends a person under the name of one whom it has deleted. */
abstract class ReusedNameScenario {

    static final String NAME = "john.smith@acme.example";
    static final Map<String, List<String>> SUSPENDING = Map.of("on-delete", List.of("suspend"));

    final KeycloakServer keycloak;
    TestDirectory directory;
    final String realm;

    ReusedNameScenario(KeycloakServer keycloak, String realm) {
        this.realm = realm;
        this.keycloak = keycloak;
        if (admin().get("/" + realm).status() != 200) {
            FixtureRealm.in(keycloak, realm);
            admin().post(
                            "/" + realm + "/identity-provider/instances",
                            Map.of(
                                    "alias",
                                    "acme-saml",
                                    "providerId",
                                    "saml",
                                    "config",
                                    Map.of("singleSignOnServiceUrl", "https://idp.example/sso")))
                    .ok();
        }
        directory = TestDirectory.in(keycloak, realm, SUSPENDING);
    }

    @AfterEach
    void gone() {
        directory.close();
        for (JsonNode left : admin().get("/" + realm + "/users?max=100").ok().json()) {
            admin().delete("/" + realm + "/users/" + left.path("id").asText());
        }
    }

    static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.request() + answer.body()).isEqualTo(409);
        assertThat(answer.json().path("scimType").asText()).isEqualTo("uniqueness");
    }

    /** John, of a directory with these settings. */
    String made(Map<String, List<String>> settings, String externalId) {
        directory.close();
        Map<String, List<String>> all = new HashMap<>(settings);
        all.put("identity-provider", List.of("acme-saml"));
        all.put("verified-domains", List.of("acme.example"));
        directory = TestDirectory.in(keycloak, realm, all);
        return directory.user(person(externalId, NAME));
    }

    static Map<String, ?> person(String externalId, String name) {
        Map<String, Object> person = new HashMap<>(Map.of(
                "userName",
                name,
                "name",
                Map.of("givenName", "Given", "familyName", "Family"),
                "emails",
                List.of(Map.of("value", name, "type", "work", "primary", true)),
                "active",
                true));
        if (!externalId.isEmpty()) {
            person.put("externalId", externalId);
        }
        return person;
    }

    Admin admin() {
        return keycloak.admin();
    }

    JsonNode account(String id) {
        return admin().get("/" + realm + "/users/" + id).ok().json();
    }

    String link(String id) {
        return admin().get("/" + realm + "/users/" + id + "/federated-identity")
                .ok()
                .json()
                .at("/0/userId")
                .asText();
    }

    void give(String id, String role) {
        admin().post("/" + realm + "/roles", Map.of("name", role));
        JsonNode made = admin().get("/" + realm + "/roles/" + role).ok().json();
        admin().post("/" + realm + "/users/" + id + "/role-mappings/realm", List.of(made))
                .ok();
    }

    List<String> rolesOf(String id) {
        return admin().get("/" + realm + "/users/" + id + "/role-mappings/realm")
                .ok()
                .json()
                .findValuesAsText("name");
    }

    String path() {
        return "/" + realm + "/directory-sync/directories/" + directory.alias();
    }

    JsonNode reviews() {
        return admin().get(path() + "/reviews").ok().json();
    }
}
