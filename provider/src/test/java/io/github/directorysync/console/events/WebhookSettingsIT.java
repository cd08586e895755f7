package io.github.directorysync.console.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.console.CustomerRealm;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may set up endpoints, what they may be, and who sees them. */
@WithKeycloak
class WebhookSettingsIT {

    private static final String URL = "https://app.example/hooks";

    private final EventRealm realm;
    private final CustomerRealm neighbour;

    WebhookSettingsIT(KeycloakServer keycloak) {
        realm = new EventRealm(keycloak, "webhook-settings");
        neighbour = CustomerRealm.in(keycloak, "webhook-neighbour", realm.mail.port());
    }

    @AfterEach
    void gone() {
        neighbour.close();
        realm.close();
    }

    @Test
    void an_endpoint_is_seen_in_its_realm_only_and_changed_by_no_viewer() {
        JsonNode endpoint =
                realm.api().post("/webhooks", Map.of("url", URL)).ok().json();
        String path = "/webhooks/" + endpoint.path("id").asText();

        assertThat(neighbour.api().get("/webhooks").ok().json().path("total").asInt())
                .isZero();
        assertThat(neighbour.api().get(path).status()).isEqualTo(404);
        assertThat(neighbour.api().delete(path).status()).isEqualTo(404);
        assertThat(neighbour.api().post(path + "/rotate-secret", Map.of()).status())
                .isEqualTo(404);
        assertThat(neighbour.api().get(path + "/deliveries").status()).isEqualTo(404);
        assertThat(realm.realm.as("viewer").get("/events").status()).isEqualTo(403);
        assertThat(realm.realm
                        .as("viewer")
                        .post("/webhooks", Map.of("url", URL))
                        .status())
                .isEqualTo(403);
        assertThat(realm.realm.as("nobody").get(path).status()).isEqualTo(403);
        assertThat(realm.realm.stranger().get("/events").status()).isEqualTo(401);
        assertThat(realm.api().get(path).ok().json().path("url").asText()).isEqualTo(URL);
    }

    @Test
    void wrong_settings_are_refused_with_the_field_and_changes_are_logged_without_the_secret() {
        refused(Map.of(), "url");
        refused(Map.of("url", "ftp://app.example"), "url");
        refused(Map.of("url", "https://user:secret@app.example"), "url");
        refused(Map.of("url", URL, "types", List.of("directory.user.creatd")), "types");
        refused(Map.of("url", URL, "directories", List.of("nowhere")), "directories");
        refused(Map.of("url", URL, "secret", "mine"), "secret");

        JsonNode endpoint = realm.api()
                .post("/webhooks", Map.of("url", URL, "directories", List.of("acme"), "enabled", false))
                .ok()
                .json();
        String path = "/webhooks/" + endpoint.path("id").asText();
        JsonNode changed = realm.api()
                .patch(path, Map.of("types", List.of("directory.role.changed"), "description", "The app"))
                .ok()
                .json();

        assertThat(changed.path("types")).hasSize(1);
        assertThat(changed.at("/directories/0").asText()).isEqualTo("acme");
        assertThat(changed.path("enabled").asBoolean(true)).isFalse();
        assertThat(realm.api().patch(path, Map.of()).status()).isEqualTo(400);
        assertThat(realm.api().post(path + "/replay", Map.of("after", "99")).status())
                .isEqualTo(400);
        String log = realm.api().get("/activity?operation=update-webhook").ok().body();
        assertThat(log).contains(endpoint.path("id").asText());
        String events = realm.realm
                .keycloak()
                .admin()
                .get("/" + realm.realm.name() + "/admin-events?resourcePath=directory-sync/webhooks/*")
                .ok()
                .body();
        assertThat(events)
                .contains("webhooks/" + endpoint.path("id").asText())
                .doesNotContain(endpoint.path("secret").asText());
    }

    @Test
    void a_realm_has_twenty_endpoints_at_most_however_many_are_added_at_the_same_time() {
        List<Answer> answers = IntStream.range(0, 26)
                .parallel()
                .mapToObj(i -> realm.api().post("/webhooks", Map.of("url", URL, "enabled", false)))
                .toList();

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(20);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .allMatch(answer -> answer.status() == 400 && answer.body().contains("20 endpoints at most"));
        assertThat(realm.api().get("/webhooks").ok().json().path("total").asInt())
                .isEqualTo(20);
    }

    private void refused(Map<String, ?> settings, String field) {
        Answer answer = realm.api().post("/webhooks", settings);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").findValuesAsText("field")).contains(field);
    }
}
