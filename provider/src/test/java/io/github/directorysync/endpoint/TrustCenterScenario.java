package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A realm with an app of three ranked roles and a default role of its own, and a directory that is shown both. */
abstract class TrustCenterScenario {

    static final ObjectMapper JSON = new ObjectMapper();

    final KeycloakServer keycloak;
    final String realm;
    final TestDirectory directory;

    TrustCenterScenario(KeycloakServer keycloak, String realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        keycloak.admin().makeRealm(realm(realm)).ok();
        directory = directory(Map.of("apps", List.of("trust-center", "*realm")));
    }

    @AfterEach
    void gone() {
        keycloak.admin().delete("/" + realm);
    }

    TestDirectory directory(Map<String, List<String>> settings) {
        return TestDirectory.in(keycloak, realm, settings);
    }

    void map(String group, String role) {
        grant("groups/" + group, role);
    }

    void giveByHand(String user, String role) {
        grant("users/" + user, role);
    }

    private void grant(String to, String role) {
        keycloak.admin()
                .post("/" + realm + "/" + to + "/role-mappings/clients/" + client(), List.of(appRole(role)))
                .ok();
    }

    private JsonNode appRole(String role) {
        return keycloak.admin()
                .get("/" + realm + "/clients/" + client() + "/roles/" + role)
                .ok()
                .json();
    }

    String client() {
        return keycloak.admin()
                .get("/" + realm + "/clients?clientId=trust-center")
                .json()
                .at("/0/id")
                .asText();
    }

    static ObjectNode role(String value, String display, String type, boolean primary) {
        return JSON.createObjectNode()
                .put("value", value)
                .put("display", display)
                .put("type", type)
                .put("primary", primary);
    }

    private static Map<String, ?> realm(String name) {
        return Map.of(
                "realm",
                name,
                "enabled",
                true,
                "attributes",
                Map.of("directory-sync.enabled", "true", "directory-sync.default-role", "staff"),
                "clients",
                List.of(Map.of(
                        "clientId", "trust-center", "attributes", Map.of("directory-sync.default-role", "Viewer"))),
                "roles",
                Map.of(
                        "realm",
                        List.of(Map.of("name", "staff")),
                        "client",
                        Map.of(
                                "trust-center",
                                List.of(
                                        ranked("Viewer", "", "10"),
                                        ranked("Manager", "", "20"),
                                        ranked("Admin", "Does everything.", "30")))));
    }

    private static Map<String, ?> ranked(String name, String description, String level) {
        return Map.of(
                "name", name, "description", description, "attributes", Map.of("directory-sync.level", List.of(level)));
    }
}
