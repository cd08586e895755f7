package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import io.github.directorysync.whole.WithKeycloak;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Who may not come in learns nothing, and the realm's administrator learns why they may not. */
@WithKeycloak
class StrangersIT {

    private static final String REALM = "strangers";
    private static final String URN = "urn:ietf:params:scim:schemas:extension:acme:2.0:User";

    private final KeycloakServer keycloak;

    StrangersIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, REALM);
    }

    @Test
    void every_alias_answers_them_alike_whether_there_is_such_a_directory_or_not() {
        List<String> nowhere = answers("nowhere");
        List<Map<String, List<String>>> kinds = List.of(
                Map.of(),
                Map.of("extension", List.of(URN), "extension-attributes", List.of("costCode")),
                Map.of("paused", List.of("true")),
                Map.of("require-saml", List.of("true")),
                Map.of("clients", List.of("somebody")),
                Map.of("allowed-addresses", List.of("192.0.2.0/24")));

        for (Map<String, List<String>> settings : kinds) {
            TestDirectory directory = TestDirectory.in(keycloak, REALM, settings);
            assertThat(answers(directory.alias())).as(settings.toString()).isEqualTo(nowhere);
            keycloak.admin()
                    .delete("/" + REALM + "/components/" + directory.id())
                    .ok();
        }
    }

    /** Each with its status, its headers and its body, the alias left out. */
    private List<String> answers(String alias) {
        Http anonymous = Http.at(keycloak.url() + "/realms/" + REALM + "/directories/" + alias + "/scim/v2");
        Http wrong = anonymous.bearer(TestDirectory.newToken());
        Http jwt = anonymous.bearer(masterToken());
        List<Answer> answers = new ArrayList<>();
        for (String path : List.of(
                "/ServiceProviderConfig", "/Schemas", "/ResourceTypes", "/Schemas/" + URN, "/Users", "/x", "/Me")) {
            answers.add(anonymous.get(path));
        }
        for (Http stranger : List.of(anonymous, wrong, jwt)) {
            answers.add(stranger.get("/Schemas"));
            answers.add(stranger.get("/Groups?filter=x"));
            answers.add(stranger.post("/Users", "{"));
            answers.add(stranger.send("OPTIONS", "/Bulk", ""));
            answers.add(stranger.send("PATCH", "/Users/1", "{}"));
        }
        return answers.stream().map(answer -> shown(answer, alias)).toList();
    }

    private static String shown(Answer answer, String alias) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("date") || name.equalsIgnoreCase("content-length"));
        return (answer.request() + " " + answer.status() + " " + headers + " " + answer.body())
                .replace(alias, "{alias}");
    }

    @Test
    void whoever_is_at_a_wrong_address_is_told_where_to_go_and_a_stranger_no_alias() {
        TestDirectory directory = TestDirectory.in(keycloak, REALM);
        for (String wrong :
                List.of("", "/scim", "/scim/v2", "/scim/v2/users", "/SCIM/v2/Users", "/Users", "/scim/v2/x")) {
            String there = keycloak.url() + "/realms/" + REALM + "/directories/" + directory.alias() + wrong;

            Answer answer = Http.at(there).bearer(directory.token()).get("");
            assertThat(answer.status()).as(wrong).isEqualTo(404);
            assertThat(answer.json().path("detail").asText()).as(wrong).contains(directory.url());

            Answer stranger = Http.at(there).get("");
            assertThat(stranger.status()).as(wrong).isEqualTo(401);
            assertThat(stranger.json().path("detail").asText())
                    .contains("/directories/<alias>/scim/v2", "Authorization: Bearer");
        }
        assertThat(Http.at(directory.url())
                        .bearer(directory.token())
                        .get("/users")
                        .json()
                        .path("detail")
                        .asText())
                .contains("Did you mean " + directory.url() + "/Users?");
        assertThat(Http.at(keycloak.url() + "/realms/" + REALM + "/directories")
                        .get("/")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void the_log_says_why_a_token_was_not_taken_and_the_client_is_told_nothing() {
        String named = OAuthClient.newId();
        TestDirectory directory = TestDirectory.in(keycloak, REALM, Map.of("clients", List.of(named)));
        String url = directory.url();
        OAuthClient client = OAuthClient.in(keycloak, REALM, named, url, Map.of());
        OAuthClient unnamed = OAuthClient.in(keycloak, REALM, url);
        Http scim = Http.at(url);

        assertRefused(scim, directory, "no-token", "no Authorization header");
        assertRefused(scim.with("Authorization", "Digest x"), directory, "not-a-token", "neither");
        assertRefused(scim.bearer(TestDirectory.newToken()), directory, "unknown-token", "revoked");
        assertRefused(scim.bearer(unnamed.token()), directory, "client-not-named", unnamed.clientId());
        assertRefused(
                scim.bearer(client.token(Map.of("grant_type", "client_credentials"))),
                directory,
                "scope-missing",
                "scope scim");
        assertRefused(scim.bearer(masterToken()), directory, "invalid-access-token", "another realm's");
        directory.close();
    }

    @Test
    void the_log_names_what_is_wrong_with_a_right_token() {
        String named = OAuthClient.newId();
        try (TestDirectory meant = TestDirectory.in(keycloak, REALM, Map.of("clients", List.of(named)));
                TestDirectory none = TestDirectory.in(keycloak, REALM)) {
            OAuthClient elsewhere = OAuthClient.in(keycloak, REALM, named, "https://elsewhere.example.com", Map.of());
            String token = elsewhere.token();
            assertRefused(Http.at(meant.url()).bearer(token), meant, "audience-missing", "SCIM base URL");
            assertRefused(Http.at(none.url()).bearer(token), none, "no-clients", "names no client");
        }
        TestDirectory far = TestDirectory.in(keycloak, REALM, Map.of("allowed-addresses", List.of("192.0.2.0/24")));
        assertRefused(Http.at(far.url()).bearer(far.token()), far, "address-not-allowed", "allowed-addresses");
        keycloak.admin().delete("/" + REALM + "/components/" + far.id()).ok();
    }

    /** Good, but of another realm. */
    private String masterToken() {
        return String.valueOf(keycloak.admin().signedIn().headers().get("Authorization"))
                .replace("Bearer ", "");
    }

    private void assertRefused(Http scim, TestDirectory directory, String reason, String explanation) {
        Answer refused = scim.get("/Users");

        assertThat(refused.status()).as(reason).isEqualTo(401);
        assertThat(refused.body())
                .isEqualTo(Http.at(directory.url()).post("/Users", "{}").body())
                .doesNotContain(reason);
        Waiting.until(() -> log(directory).contains("\"reason\":\"" + reason + "\""));
        assertThat(log(directory)).contains(explanation);
    }

    private String log(TestDirectory directory) {
        return new ActivityEntries(directory).exported();
    }
}
