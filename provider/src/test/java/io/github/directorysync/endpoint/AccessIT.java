package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may come in, and what everybody else is told. */
@WithKeycloak
class AccessIT {

    private static final String REALM = "access";

    private final KeycloakServer keycloak;
    private final TestDirectory directory;

    AccessIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, REALM);
        switchTo("true");
        directory = TestDirectory.in(keycloak, REALM);
    }

    @AfterEach
    void switched_on_and_gone() {
        switchTo("true");
        directory.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer not-a-token",
                "Bearer kcds_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Token abc"
            })
    void a_wrong_key_is_refused_in_scims_words(String authorization) {
        Http http = Http.at(directory.url());

        Answer answer = (authorization.isEmpty() ? http : http.with("Authorization", authorization)).get("/Users");

        assertRefused(answer);
    }

    @Test
    void the_token_is_taken_as_the_password_of_http_basic_for_clients_that_offer_nothing_else() {
        assertThat(basic(directory.alias(), directory.token()).status()).isEqualTo(200);
    }

    @Test
    void a_wrong_name_or_password_of_http_basic_is_refused() {
        for (Answer answer : List.of(
                basic(directory.alias(), "secret"), basic("alice", directory.token()), basic("", directory.token()))) {
            assertRefused(answer);
        }
    }

    @Test
    void the_token_of_another_directory_is_refused_like_any_wrong_one() {
        try (TestDirectory other = TestDirectory.in(keycloak, REALM)) {
            Answer answer = Http.at(directory.url()).bearer(other.token()).get("/Users");

            assertRefused(answer);
        }
    }

    @Test
    void a_directory_that_is_not_there_is_refused_like_a_wrong_token() {
        String nowhere = keycloak.url() + "/realms/" + REALM + "/directories/nowhere/scim/v2";

        Answer answer = Http.at(nowhere).bearer(directory.token()).get("/Users");

        assertRefused(answer);
    }

    @Test
    void a_realm_without_directory_sync_says_so() {
        switchTo("false");

        Answer answer = directory.scim().get("/Users");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("status").asText()).isEqualTo("403");
        assertThat(answer.json().path("detail").asText()).contains("not switched on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users", "/ServiceProviderConfig", "/nowhere"})
    void a_realm_that_is_disabled_says_so_and_nobody_comes_in(String path) {
        keycloak.admin().put("/" + REALM, Map.of("enabled", false)).ok();
        try {
            Answer answer = directory.scim().get(path);

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.header("Content-Type").orElse("")).startsWith("application/scim+json");
            assertThat(answer.json().path("detail").asText()).contains("disabled");
            assertThat(directory
                            .scim()
                            .post("/Users", Map.of("userName", "new@example.com"))
                            .status())
                    .isEqualTo(403);
        } finally {
            keycloak.admin().put("/" + REALM, Map.of("enabled", true)).ok();
        }
        assertThat(directory.get("/Users").path("totalResults").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ServiceProviderConfig", "/ResourceTypes", "/ResourceTypes/User", "/Schemas"})
    void what_the_server_can_do_is_read_without_a_token(String path) {
        assertThat(Http.at(directory.url()).get(path).status()).isEqualTo(200);
    }

    @Test
    void a_second_token_takes_over_without_a_gap_and_a_third_is_refused() {
        Answer issued = issue(Map.of("label", "rotation"));
        String token = issued.json().path("token").asText();

        assertThat(token).matches("kcds_[A-Za-z0-9_-]{43}");
        assertThat(Http.at(directory.url()).bearer(token).get("/Users").status())
                .isEqualTo(200);
        assertThat(directory.scim().get("/Users").status()).isEqualTo(200);
        Answer third = keycloak.admin().post(tokens(), Map.of("label", "one too many"));
        assertThat(third.status()).isEqualTo(400);
        assertThat(third.json().path("errorMessage").asText()).contains("2 active tokens");
    }

    @Test
    void a_revoked_token_is_refused_at_once() {
        JsonNode issued = issue(Map.of("label", "short-lived")).json();
        Http http = Http.at(directory.url()).bearer(issued.path("token").asText());
        http.get("/Users").ok();

        keycloak.admin().delete(tokens() + "/" + issued.path("id").asText()).ok();

        assertRefused(http.get("/Users"));
    }

    @Test
    void a_token_is_shown_once_and_its_use_is_noted() {
        String token = issue(Map.of("label", "Okta", "expiresIn", "P90D"))
                .json()
                .path("token")
                .asText();
        Http.at(directory.url()).bearer(token).get("/Users").ok();

        Answer listed = keycloak.admin().get(tokens());

        assertThat(listed.body()).doesNotContain(token);
        assertThat(listed.json().at("/items/0").path("label").asText()).isEqualTo("Okta");
        assertThat(listed.json().at("/items/0").path("lastFour").asText())
                .isEqualTo(token.substring(token.length() - 4));
        assertThat(listed.json().at("/items/0").path("expires").asText()).isNotEmpty();
        assertThat(listed.json().at("/items/0").path("lastUsed").asText()).isNotEmpty();
    }

    @Test
    void no_token_in_clear_is_in_an_export_an_admin_event_or_the_log() {
        String issued = issue(Map.of("label", "secret")).json().path("token").asText();
        directory.scim().get("/Users").ok();

        String export = keycloak.admin()
                .post("/" + REALM + "/partial-export?exportClients=true&exportGroupsAndRoles=true", "{}")
                .body();
        String component = keycloak.admin()
                .get("/" + REALM + "/components/" + directory.id())
                .body();
        String events = keycloak.admin().get("/" + REALM + "/admin-events").body();

        for (String secret : List.of(issued, directory.token())) {
            assertThat(export).contains(directory.alias()).doesNotContain(secret);
            assertThat(component).doesNotContain(secret);
            assertThat(events).doesNotContain(secret);
            assertThat(keycloak.log()).doesNotContain(secret);
        }
    }

    @Test
    void who_may_not_manage_the_realm_may_not_issue_tokens() {
        Answer answer = keycloak.http().post("/admin/realms" + tokens(), Map.of("label", "mine"));

        assertThat(answer.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Acme", "acme_corp", "-acme", ""})
    void an_alias_that_cannot_be_in_an_address_is_refused_with_a_sentence(String alias) {
        Answer answer = component(Map.of("alias", List.of(alias)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("lias");
    }

    @Test
    void an_alias_is_given_once() {
        Answer answer = component(Map.of("alias", List.of(directory.alias())));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("already has a directory");
    }

    @Test
    void an_identity_provider_that_is_not_there_is_refused() {
        Answer answer = component(Map.of("alias", List.of("fine"), "identity-provider", List.of("nowhere")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("no identity provider");
    }

    private Answer component(Map<String, List<String>> config) {
        return keycloak.admin()
                .post(
                        "/" + REALM + "/components",
                        Map.of(
                                "name", "Acme",
                                "providerId", "directory",
                                "providerType", "io.github.directorysync.keycloak.DirectoryProvider",
                                "config", config));
    }

    private Answer basic(String name, String password) {
        byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Http.at(directory.url())
                .with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
                .get("/Users");
    }

    private String tokens() {
        return "/" + REALM + "/directory-sync/directories/" + directory.alias() + "/tokens";
    }

    private Answer issue(Map<String, ?> wanted) {
        return keycloak.admin().post(tokens(), wanted).ok();
    }

    /** And makes the realm keep admin events in full. */
    private void switchTo(String value) {
        Map<String, Object> realm = new HashMap<>();
        realm.put("realm", REALM);
        realm.put("adminEventsEnabled", true);
        realm.put("adminEventsDetailsEnabled", true);
        realm.put("attributes", Map.of("directory-sync.enabled", value));
        keycloak.admin().put("/" + REALM, realm).ok();
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/scim+json");
        assertThat(answer.json().path("status").asText()).isEqualTo("401");
        assertThat(answer.json().path("detail").asText())
                .startsWith("The directory token is missing, not valid, or not accepted from this address.");
    }
}
