package io.github.directorysync.console.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.console.CustomerRealm;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the guard holds, and what is rehearsed, is no event until it has happened. */
@WithKeycloak
class WithheldEventsIT {

    private final EventRealm realm;

    WithheldEventsIT(KeycloakServer keycloak) {
        realm = new EventRealm(keycloak, "withheld-events");
    }

    @AfterEach
    void gone() {
        realm.close();
    }

    @Test
    void a_suspension_that_the_guard_holds_is_told_when_it_is_applied_and_never_if_it_is_discarded() {
        String ann = realm.user("ann@acme.example");
        String bob = realm.user("bob@acme.example");
        realm.api()
                .patch("/directories/acme", Map.of("guard", "hold", "guardCount", 0, "guardPercent", 0))
                .ok();
        realm.patch("/Users/" + ann, Map.of("op", "replace", "path", "active", "value", false));
        realm.patch("/Users/" + bob, Map.of("op", "replace", "path", "active", "value", false));
        realm.patch("/Users/" + bob, Map.of("op", "replace", "path", "title", "value", "Boss"));
        Map<String, String> held = new HashMap<>();
        realm.api()
                .get("/directories/acme/held")
                .ok()
                .json()
                .path("items")
                .forEach(one ->
                        held.put(one.path("userId").asText(), one.path("id").asText()));

        realm.api()
                .post("/directories/acme/held/discard", Map.of("ids", List.of(held.get(bob))))
                .ok();
        realm.api()
                .post("/directories/acme/held/apply", Map.of("ids", List.of(held.get(ann))))
                .ok();

        List<JsonNode> updates = realm.events(100, 5).stream()
                .filter(event -> event.path("type").asText().equals("directory.user.updated"))
                .toList();
        assertThat(updates)
                .extracting(event -> event.at("/data/current").toString())
                .containsExactly("{\"title\":\"Boss\"}", "{\"active\":\"false\"}");
        assertThat(updates)
                .extracting(event -> event.at("/data/user/id").asText())
                .containsExactly(bob, ann);
        assertThat(updates.get(1).at("/data/user/active").asBoolean(true)).isFalse();
    }

    @Test
    void what_was_rehearsed_is_told_when_it_goes_live_after_the_activation_of_its_directory() {
        String id = realm.api()
                .post(
                        "/directories",
                        Map.of("name", "Show", "alias", "show", "mode", "rehearsal", "requireSaml", false))
                .ok()
                .json()
                .path("id")
                .asText();
        realm.realm
                .scim("show", realm.realm.token("show"))
                .post("/Users", Map.of("userName", "eve@show.example"))
                .ok();
        assertThat(realm.read(10, "&directory=" + id)).isEmpty();

        realm.api().post("/directories/show/rehearsal/go-live", Map.of()).ok();

        CustomerRealm.eventually(() -> EventRealm.types(realm.read(10, "&directory=" + id))
                .equals(List.of("directory.activated", "directory.user.created")));
    }
}
