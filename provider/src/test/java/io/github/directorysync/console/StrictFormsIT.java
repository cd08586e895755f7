package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Mailbox;
import io.github.directorysync.whole.WithKeycloak;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What administrators and consoles rely on in every form and list of the admin API. */
@WithKeycloak
class StrictFormsIT {

    private static final String DIRECTORY = "io.github.directorysync.keycloak.DirectoryProvider";
    private static final String TOKENS = "/directories/acme/tokens";

    private final KeycloakServer keycloak;
    private final Mailbox mailbox = Mailbox.open();
    private final CustomerRealm realm;
    private final Invited invited;

    StrictFormsIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        realm = CustomerRealm.in(keycloak, "strict", mailbox.port());
        invited = Invited.in(realm);
        realm.create("acme");
    }

    @AfterEach
    void gone() {
        realm.close();
        mailbox.close();
    }

    @Test
    void a_field_that_there_is_not_is_refused_with_the_one_that_was_meant_and_nothing_happens() {
        Http api = realm.api();
        String person = "/apps/" + invited.app() + "/people/" + user() + "/selector";

        assertRefused(
                api.put(person, Map.of("role", "Owner", "reason", "Ill", "until", "2030-01-01T00:00:00Z")),
                Map.of(
                        "until",
                        "There is no field until. Each field here is one of: expires, expiresIn, reason, role."));
        assertRefused(
                api.post(TOKENS, Map.of("label", "Okta", "expiresInDays", 5)),
                Map.of("expiresInDays", "There is no field expiresInDays; did you mean expiresIn?"));
        assertRefused(
                api.post("/directories/acme/pause", Map.of("hard", true)),
                Map.of("hard", "There is no field hard. There is none here."));
        assertRefused(
                api.get("/directories?serch=x"), Map.of("serch", "There is no parameter serch; did you mean search?"));

        assertThat(api.get(person).status()).isEqualTo(404);
        assertThat(api.get(TOKENS).json().path("total").asInt()).isEqualTo(1);
        assertThat(api.get("/directories/acme").json().path("paused").asBoolean())
                .isFalse();
    }

    @Test
    void everything_that_is_wrong_with_a_directory_is_named_at_once() {
        Answer answer = realm.api()
                .post(
                        "/directories",
                        Map.of(
                                "name",
                                5,
                                "alias",
                                "Not An Alias",
                                "identityProvider",
                                "nowhere",
                                "guardCount",
                                "x",
                                "contacts",
                                List.of("nobody"),
                                "suspendUser",
                                false));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "suspendUser", "name", "alias", "identityProvider", "guardCount", "contacts");
        assertThat(answer.json().path("errorMessage").asText()).contains("did you mean suspendUsers?");
        assertThat(realm.components()).hasSize(1);
    }

    @Test
    void a_misspelt_setting_of_a_component_is_refused_and_one_that_an_import_brings_needs_attention() {
        Map<String, ?> component = Map.of(
                "name",
                "Acme",
                "providerId",
                "directory",
                "providerType",
                DIRECTORY,
                "config",
                Map.of("alias", List.of("misspelt"), "suspend-user", List.of("false")));
        Answer made = keycloak.admin().post("/" + realm.name() + "/components", component);

        assertThat(made.status()).isEqualTo(400);
        assertThat(made.body()).contains("There is no setting suspend-user; did you mean suspend-users?");
        assertThat(realm.components()).hasSize(1);

        String imported = realm.name() + "-imported";
        Map<String, Object> exported = new HashMap<>(component);
        exported.remove("providerType");
        keycloak.admin()
                .post(
                        "",
                        Map.of(
                                "realm",
                                imported,
                                "enabled",
                                true,
                                "attributes",
                                Map.of("directory-sync.enabled", "true"),
                                "components",
                                Map.of(DIRECTORY, List.of(exported))))
                .ok();
        String address = "/" + imported + "/directory-sync/directories/misspelt";
        JsonNode directory = keycloak.admin().get(address).ok().json();
        JsonNode anew = keycloak.admin()
                .put(address, Map.of("name", "Acme", "alias", "misspelt"))
                .ok()
                .json();
        keycloak.admin().delete("/" + imported);

        assertThat(directory.path("attention").findValuesAsText("code")).contains("unknown-setting");
        assertThat(directory.path("attention").findValuesAsText("text").toString())
                .contains("did you mean suspend-users?");
        assertThat(anew.path("attention").findValuesAsText("code")).doesNotContain("unknown-setting");
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

    private String user() {
        return realm.scim("acme", declaredToken())
                .post("/Users", Map.of("userName", "ann"))
                .createdId();
    }

    /** Declared, so that none has to be issued. */
    private String declaredToken() {
        String token = "kcds_" + "a".repeat(43);
        realm.api().patch("/directories/acme", Map.of("token", token)).ok();
        return token;
    }

    private static Instant at(JsonNode json, String field) {
        return Instant.parse(json.path(field).asText());
    }

    private static void assertRefused(Answer answer, Map<String, String> faults) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors")).hasSize(faults.size());
        answer.json()
                .path("errors")
                .forEach(error -> assertThat(error.path("message").asText())
                        .isEqualTo(faults.get(error.path("field").asText())));
    }
}
