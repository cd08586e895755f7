package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A realm with directories whose guard is on, and the calls that the guard scenarios share. */
abstract class GuardScenario {

    static final Map<String, List<String>> EVERYTHING_IS_HELD =
            Map.of("guard", List.of("hold"), "guard-count", List.of("0"), "guard-percent", List.of("0"));

    final KeycloakServer keycloak;
    final String realm;

    GuardScenario(KeycloakServer keycloak, String realm) {
        this.realm = realm;
        this.keycloak = keycloak;
    }

    @BeforeEach
    void nobody_is_there() {
        FixtureRealm.in(keycloak, realm);
    }

    /** With the realm, which is faster than a thousand people one by one. */
    @AfterEach
    void gone() {
        keycloak.admin().delete("/" + realm);
    }

    TestDirectory directory(Map<String, List<String>> settings) {
        return TestDirectory.in(keycloak, realm, settings);
    }

    static List<String> people(TestDirectory directory, int many) {
        return directory.people(many, i -> "person" + i + "@guard.example");
    }

    static Map<String, ?> active(boolean active) {
        return Map.of("op", "replace", "path", "active", "value", active);
    }

    static Answer suspend(TestDirectory directory, String id) {
        return directory.scim().patch("/Users/" + id, Map.of("Operations", List.of(active(false))));
    }

    String path(TestDirectory directory) {
        return "/" + realm + "/directory-sync/directories/" + directory.alias();
    }

    JsonNode held(TestDirectory directory) {
        return list(directory, "?max=1");
    }

    JsonNode list(TestDirectory directory, String query) {
        return keycloak.admin().get(path(directory) + "/held" + query).ok().json();
    }

    JsonNode decide(TestDirectory directory, String decision, Map<String, ?> which) {
        return keycloak.admin()
                .post(path(directory) + "/held/" + decision, which)
                .ok()
                .json();
    }

    JsonNode account(String id) {
        return keycloak.admin().get("/" + realm + "/users/" + id).ok().json();
    }

    int enabled() {
        return keycloak.admin()
                .get("/" + realm + "/users/count?enabled=true")
                .ok()
                .json()
                .asInt();
    }

    int members(String group) {
        return keycloak.admin()
                .get("/" + realm + "/groups/" + group + "/members?briefRepresentation=true&max=1000")
                .ok()
                .json()
                .size();
    }

    String app() {
        return keycloak.admin()
                .get("/" + realm + "/clients?clientId=app")
                .json()
                .path(0)
                .path("id")
                .asText();
    }

    JsonNode role(String name, int level) {
        String roles = "/" + realm + "/clients/" + app() + "/roles";
        keycloak.admin()
                .post(
                        roles,
                        Map.of(
                                "name",
                                name,
                                "attributes",
                                Map.of("directory-sync.level", List.of(Integer.toString(level)))));
        return keycloak.admin().get(roles + "/" + name).ok().json();
    }

    void map(String group, JsonNode role) {
        keycloak.admin()
                .post("/" + realm + "/groups/" + group + "/role-mappings/clients/" + app(), List.of(role))
                .ok();
    }
}
