package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Role selectors: one role with a reason that an administrator gives somebody, until it expires. On every database. */
abstract class ChosenRoles extends LadderScenario {

    ChosenRoles(KeycloakServer keycloak) {
        super(keycloak, "role-selectors");
    }

    @Test
    void a_role_selector_is_one_role_with_a_reason_and_can_be_taken_back() {
        String ann = directory.user("selected-ann@example.com");
        String selector = apps + "/people/" + ann + "/selector";
        realm.grant("users/" + ann, "Reader");

        JsonNode given = realm.get(selector).ok().json();
        realm.put(selector, Map.of("role", "Admin", "reason", "On call")).ok();
        JsonNode chosen = realm.get(selector).ok().json();

        assertThat(given.path("role").asText()).isEqualTo("Reader");
        assertThat(given.has("reason")).isFalse();
        assertThat(chosen.path("role").asText()).isEqualTo("Admin");
        assertThat(chosen.path("reason").asText()).isEqualTo("On call");
        assertThat(chosen.path("by").asText()).isEqualTo("admin");
        assertThat(chosen.has("at")).isTrue();
        assertThat(chosen.has("expires")).isFalse();
        assertThat(realm.roleAtSignIn(ann, "selected-ann@example.com")).isEqualTo("Admin");

        realm.delete(selector).ok();

        assertThat(realm.get(selector).status()).isEqualTo(404);
        assertThat(realm.delete(selector).status()).isEqualTo(404);
        assertThat(realm.roleAtSignIn(ann, "selected-ann@example.com")).isEqualTo("Viewer");
    }

    @Test
    void a_dry_run_says_what_role_somebody_would_have_and_changes_nothing() {
        String selector = apps + "/people/" + directory.user("tried-ann@example.com") + "/selector";

        JsonNode with = realm.put(selector + "?dryRun=true", Map.of("role", "Admin"))
                .ok()
                .json();
        assertThat(realm.get(selector).status()).isEqualTo(404);
        realm.put(selector, Map.of("role", "Admin", "reason", "On call")).ok();
        JsonNode without = realm.delete(selector + "?dryRun=true").ok().json();

        assertThat(with.path("outcome").asText() + "/" + without.path("outcome").asText())
                .isEqualTo("gains/loses");
        assertThat(with.path("before")).isEqualTo(without.path("after"));
        assertThat(with.at("/explanation/trace/0/source").asText()).isEqualTo("selector");
        assertThat(realm.get(selector).json().path("role").asText()).isEqualTo("Admin");
    }

    @Test
    void a_role_selector_that_has_expired_does_not_count_any_more_and_is_taken_away() {
        String ann = directory.user("expiring-ann@example.com");
        String selector = apps + "/people/" + ann + "/selector";
        Instant expires = Instant.now().plus(Duration.ofSeconds(10));

        realm.put(selector, Map.of("role", "Admin", "reason", "Today only", "expires", expires.toString()))
                .ok();
        String before = realm.roleAtSignIn(ann, "expiring-ann@example.com");
        Waiting.until(() -> realm.get(selector).status() == 404);

        assertThat(before).isEqualTo("Admin");
        assertThat(realm.roleAtSignIn(ann, "expiring-ann@example.com")).isEqualTo("Viewer");
        Waiting.until(() -> sentence(ann)
                .equals("Given Family has Viewer because nothing else gives a role and it is the default."));
        assertThat(texts(
                        realm.get("/directories/" + directory.alias() + "/people?search=expiring-ann&app="
                                        + realm.app())
                                .json()
                                .path("items"),
                        "role"))
                .containsExactly("Viewer");
    }

    @Test
    void what_an_export_will_say_of_a_role_selector_is_what_our_table_says_whoever_changes_it() {
        String ann = directory.user("exported-ann@example.com");
        String selector = apps + "/people/" + ann + "/selector";
        String expires = Instant.now().plus(Duration.ofDays(1)).toString();
        unmanagedAttributes("ADMIN_EDIT");
        realm.put(selector, Map.of("role", "Admin", "reason", "On call", "expires", expires))
                .ok();
        JsonNode chosen = realm.get(selector).json();
        JsonNode written = selectorsAt(ann);

        changeSelectorsAt(ann, List.of(written.path(0).asText().replace("On call", "For ever")));
        Waiting.until(() -> selectorsAt(ann).equals(written));
        changeSelectorsAt(ann, List.of());
        Waiting.until(() -> selectorsAt(ann).equals(written));

        assertThat(written.path(0).asText()).contains("portal", "Admin", "On call");
        assertThat(realm.get(selector).json()).isEqualTo(chosen);
        assertThat(directory.get("/Users/" + ann).toString()).doesNotContain("On call", "directory-sync.selectors");

        realm.delete(selector).ok();
        assertThat(selectorsAt(ann)).isEmpty();
        unmanagedAttributes(null);
    }

    @Test
    void what_somebody_writes_at_a_person_gives_no_role_and_no_longer_time() {
        String ann = directory.user("forging-ann@example.com");
        String selector = apps + "/people/" + ann + "/selector";
        unmanagedAttributes("ADMIN_EDIT");
        String forged =
                "{\"home\":\"elsewhere\",\"app\":\"portal\",\"role\":\"Admin\",\"at\":1,\"expires\":9999999999999}";

        realm.grant("users/" + ann, "Unranked");

        changeSelectorsAt(
                ann, List.of(forged, forged.replace("Admin", "Unranked").replace("9999999999999", "1"), "no selector"));
        Waiting.until(() -> selectorsAt(ann).isEmpty());
        String withoutRole = realm.roleAtSignIn(ann, "forging-ann@example.com");
        Instant end = Instant.now().plus(Duration.ofHours(1));
        realm.put(selector, Map.of("role", "Admin", "reason", "One hour", "expires", end.toString()))
                .ok();
        JsonNode chosen = realm.get(selector).json();
        changeSelectorsAt(ann, List.of(forged));
        Waiting.until(() -> !selectorsAt(ann).path(0).asText().equals(forged));

        assertThat(withoutRole).isEqualTo("Viewer");
        assertThat(keycloak.admin()
                        .get("/" + realm.name() + "/users/" + ann + "/role-mappings/clients/" + realm.app())
                        .body())
                .contains("Unranked");
        assertThat(realm.get(selector).json()).isEqualTo(chosen);
        unmanagedAttributes(null);
    }

    private JsonNode selectorsAt(String user) {
        return keycloak.admin()
                .get("/" + realm.name() + "/users/" + user)
                .ok()
                .json()
                .path("attributes")
                .path("directory-sync.selectors");
    }

    private void changeSelectorsAt(String user, List<String> values) {
        String path = "/" + realm.name() + "/users/" + user;
        ObjectNode person = (ObjectNode) keycloak.admin().get(path).ok().json();
        ArrayNode selectors = person.putObject("attributes").putArray("directory-sync.selectors");
        values.forEach(selectors::add);
        keycloak.admin().put(path, person).ok();
    }

    private void unmanagedAttributes(@Nullable String policy) {
        String path = "/" + realm.name() + "/users/profile";
        ObjectNode profile = (ObjectNode) keycloak.admin().get(path).ok().json();
        profile.put("unmanagedAttributePolicy", policy);
        keycloak.admin().put(path, profile).ok();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'role': 'Admin'}                                                              | reason",
                "{'reason': 'x'}                                                                | role",
                "{'role': 'Unranked', 'reason': 'x'}                                            | role",
                "{'role': 'Nobody', 'reason': 'x'}                                              | role",
                "{'role': 'Admin', 'reason': 'x', 'expires': 'tomorrow'}                        | expires",
                "{'role': 'Admin', 'reason': 'x', 'expires': '2020-01-01T00:00:00Z'}            | expires",
                "{'role': 'Admin', 'reason': 'x', 'expires': 7}                                 | expires"
            })
    void a_role_selector_that_cannot_be_is_refused_with_the_field(String body, String field) {
        String ann = directory.user("refused-" + body.hashCode() + "@example.com");

        Answer answer = realm.put(apps + "/people/" + ann + "/selector", body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(field(answer)).isEqualTo(field);
    }
}
