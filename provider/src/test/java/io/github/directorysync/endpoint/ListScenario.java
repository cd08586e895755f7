package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A directory with people and groups, and the calls that walk through its lists. */
abstract class ListScenario {

    final TestDirectory directory;
    final String realm;

    ListScenario(KeycloakServer keycloak, String realm) {
        this.realm = realm;
        FixtureRealm.in(keycloak, realm);
        directory = TestDirectory.in(keycloak, realm);
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    JsonNode search(String path, Map<String, ?> search) {
        Answer answer = directory.scim().post(path, search);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    static List<String> names(JsonNode page) {
        List<String> names = new ArrayList<>();
        page.path("Resources").forEach(user -> names.add(user.path("userName").asText()));
        return names;
    }

    void fourPeople() {
        person("dan", "archer", Map.of("active", false));
        person(
                "bea",
                "Baker",
                Map.of("title", "Boss", "emails", List.of(Map.of("value", "bea@x.example", "type", "work"))));
        person(
                "cid",
                "Doe",
                Map.of(
                        "title",
                        "analyst",
                        "emails",
                        List.of(
                                Map.of("value", "z@x.example", "type", "home"),
                                Map.of("value", "a@x.example", "type", "other", "primary", true))));
        person(
                "ann",
                "Cole",
                Map.of(
                        "emails",
                        List.of(Map.of("value", "Ann@x.example")),
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                        Map.of("department", "Risk")));
    }

    void person(String userName, String familyName, Map<String, ?> more) {
        Map<String, Object> person = new HashMap<>(Map.of("active", true));
        person.put("userName", userName);
        person.put("name", Map.of("givenName", "Given", "familyName", familyName));
        person.putAll(more);
        directory.user(person);
    }
}
