package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lists that are filtered and sorted, fields that are changed one by one, tokens that are rotated and edited. */
@WithKeycloak
final class DirectoryEditsIT extends StrictFormScenario {

    DirectoryEditsIT(KeycloakServer keycloak) {
        super(keycloak, "directory-edits");
    }

    @Test
    void directories_are_filtered_and_sorted_as_the_address_says() {
        realm.api()
                .post("/directories", Map.of("name", "A second one", "alias", "beta", "kind", "okta"))
                .ok();

        assertThat(aliases("")).containsExactly("beta", "acme");
        assertThat(aliases("?sort=alias")).containsExactly("acme", "beta");
        assertThat(aliases("?sort=-alias")).containsExactly("beta", "acme");
        assertThat(aliases("?kind=generic")).containsExactly("acme");
        assertRefused(
                realm.api().get("/directories?sort=users&max=0"),
                Map.of(
                        "sort",
                        "There is no field to sort by users. Each field to sort by here is one of: alias, kind, name.",
                        "max",
                        "max must be a whole number from 1 to 1000."));
    }

    private List<String> aliases(String query) {
        return realm.api().get("/directories" + query).ok().json().path("items").findValuesAsText("alias");
    }

    @Test
    void one_field_of_a_directory_is_changed_and_null_makes_it_as_usual() {
        Http api = realm.api();
        api.patch("/directories/acme", Map.of("rateLimit", 7, "contacts", List.of("it@acme.example")))
                .ok();

        JsonNode now = api.send("PATCH", "/directories/acme", "{\"rateLimit\": null}")
                .ok()
                .json();

        assertThat(now.path("rateLimit").asInt()).isEqualTo(50);
        assertThat(now.path("contacts")).hasSize(1);
        assertThat(now.path("name").asText()).isEqualTo("acme");
        assertRefused(
                api.send("PATCH", "/directories/acme", "{\"name\": null}"),
                Map.of("name", "The field name must not be empty."));
        assertRefused(
                api.send("PATCH", "/directories/acme", "{\"status\": \"active\"}"),
                Map.of("status", "The field status is only shown; it cannot be changed."));
        assertThat(api.send("PATCH", "/directories/acme", "{}").status()).isEqualTo(400);
    }

    @Test
    void a_rotated_token_lives_as_long_as_its_predecessor_and_label_and_end_can_be_edited() {
        Http api = realm.api();
        JsonNode old = api.post(TOKENS, Map.of("label", "Okta", "expiresIn", "P90D"))
                .ok()
                .json();

        JsonNode next = api.post(TOKENS + "/" + old.path("id").asText() + "/rotate", Map.of("overlap", "PT5M"))
                .ok()
                .json();

        assertThat(Duration.between(at(next, "created"), at(next, "expires")))
                .isCloseTo(Duration.ofDays(90), Duration.ofSeconds(5));
        JsonNode overlapping = api.get(TOKENS).json().at("/items/0");
        assertThat(at(overlapping, "expires")).isBefore(Instant.now().plus(Duration.ofMinutes(6)));

        String address = TOKENS + "/" + next.path("id").asText();
        JsonNode edited = api.send("PATCH", address, "{\"label\": \"Entra\", \"expires\": null}")
                .ok()
                .json();

        assertThat(edited.path("label").asText()).isEqualTo("Entra");
        assertThat(edited.has("expires")).isFalse();
        assertThat(edited.has("token")).isFalse();
        assertThat(api.get("/directories/acme/activity?operation=update-directory-token")
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(api.send("PATCH", address, "{\"expires\": \"2001-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(400);
        assertThat(realm.scim("acme", next.path("token").asText()).get("/Users").status())
                .isEqualTo(200);
    }

    private static Instant at(JsonNode json, String field) {
        return Instant.parse(json.path(field).asText());
    }
}
