package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fields of a form of the admin API that are unknown or wrong are all refused at once. */
@WithKeycloak
final class StrictFormsIT extends StrictFormScenario {

    private static final String DIRECTORY = "io.github.directorysync.keycloak.DirectoryProvider";

    StrictFormsIT(KeycloakServer keycloak) {
        super(keycloak, "strict");
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
}
