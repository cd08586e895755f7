package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.KeycloakServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A realm whose administrators' changes are in the log and in admin events. */
abstract class AdminLogScenario {

    static final String ACME = "/directories/acme";
    final KeycloakServer keycloak;
    final String name;
    RoleRealm realm;

    AdminLogScenario(KeycloakServer keycloak, String name) {
        this.keycloak = keycloak;
        this.name = name;
    }

    @BeforeEach
    void realm() {
        realm = RoleRealm.in(keycloak, name);
        keycloak.admin()
                .put(
                        "/" + realm.name() + "/events/config",
                        Map.of("adminEventsEnabled", true, "adminEventsDetailsEnabled", true))
                .ok();
        realm.post("/directories", Map.of("name", "Acme", "alias", "acme", "requireSaml", false))
                .ok();
    }

    @AfterEach
    void gone() {
        keycloak.admin().delete("/" + realm.name()).ok();
    }

    /** All, the newest first. */
    List<JsonNode> log() {
        List<JsonNode> all = new ArrayList<>();
        realm.get("/activity?max=1000&writesOnly=true")
                .ok()
                .json()
                .path("items")
                .forEach(all::add);
        return all;
    }

    List<JsonNode> entries(String operation) {
        return log().stream()
                .filter(entry -> entry.path("operation").asText().equals(operation))
                .toList();
    }

    JsonNode detail(JsonNode entry) {
        return realm.get("/activity/" + entry.path("id").asText()).ok().json().path("detail");
    }

    /** The oldest first. */
    List<JsonNode> events(String type) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode event : keycloak.admin()
                .get("/" + realm.name() + "/admin-events?max=1000&direction=asc")
                .ok()
                .json()) {
            if (event.path("resourceType").asText().equals(type)) {
                found.add(event);
            }
        }
        found.sort((one, other) ->
                Long.compare(one.path("time").asLong(), other.path("time").asLong()));
        return found;
    }
}
