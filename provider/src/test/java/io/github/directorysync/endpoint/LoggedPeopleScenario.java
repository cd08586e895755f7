package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.OnPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A realm with full admin events, and how effects are read from the activity log and from those events. */
abstract class LoggedPeopleScenario {

    /** More people than one entry of the log, or one admin event, names. */
    static final int MANY = 130;

    final KeycloakServer keycloak;
    final String realm;

    LoggedPeopleScenario(OnPostgres server, String realm) {
        keycloak = server.keycloak();
        this.realm = realm;
    }

    @BeforeEach
    void a_realm_with_admin_events() {
        FixtureRealm.in(keycloak, realm);
        keycloak.admin()
                .put(
                        "/" + realm,
                        Map.of(
                                "realm",
                                realm,
                                "adminEventsEnabled",
                                true,
                                "adminEventsDetailsEnabled",
                                true,
                                "attributes",
                                Map.of("directory-sync.enabled", "true")))
                .ok();
    }

    @AfterEach
    void gone() {
        keycloak.admin().delete("/" + realm).ok();
    }

    String activity() {
        return "/" + realm + "/directory-sync/activity";
    }

    /** All effects of an entry, page by page. */
    List<JsonNode> effects(JsonNode entry) {
        List<JsonNode> all = new ArrayList<>();
        String path = activity() + "/" + entry.path("id").asText() + "/effects?max=50&first=";
        JsonNode page;
        do {
            page = keycloak.admin().get(path + all.size()).ok().json();
            page.path("items").forEach(all::add);
        } while (all.size() < page.path("total").asInt());
        return all;
    }

    static List<String> ids(List<JsonNode> effects, String word) {
        return effects.stream()
                .filter(effect -> effect.path("effect").asText().equals(word))
                .map(effect -> effect.path("id").asText())
                .toList();
    }
}
