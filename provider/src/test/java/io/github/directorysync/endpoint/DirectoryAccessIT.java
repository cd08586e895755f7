package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A directory is open to its own token only, in an enabled realm with directory sync; discovery is public. */
@WithKeycloak
class DirectoryAccessIT extends AccessScenario {

    DirectoryAccessIT(KeycloakServer keycloak) {
        super(keycloak, "directory-access");
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
    void a_wrong_token_is_refused_with_scim_json(String authorization) {
        Http http = Http.at(directory.url());

        Answer answer = (authorization.isEmpty() ? http : http.with("Authorization", authorization)).get("/Users");

        assertRefused(answer);
    }

    @Test
    void the_token_is_accepted_as_the_password_of_http_basic() {
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
        try (TestDirectory other = TestDirectory.in(keycloak, realm)) {
            Answer answer = Http.at(directory.url()).bearer(other.token()).get("/Users");

            assertRefused(answer);
        }
    }

    @Test
    void a_directory_that_does_not_exist_is_refused_like_a_wrong_token() {
        String nowhere = keycloak.url() + "/realms/" + realm + "/directories/nowhere/scim/v2";

        Answer answer = Http.at(nowhere).bearer(directory.token()).get("/Users");

        assertRefused(answer);
    }

    @Test
    void a_realm_without_directory_sync_is_answered_403() {
        enable(false);

        Answer answer = directory.scim().get("/Users");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("status").asText()).isEqualTo("403");
        assertThat(answer.json().path("detail").asText()).contains("not switched on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users", "/ServiceProviderConfig", "/nowhere"})
    void a_disabled_realm_is_answered_403_and_changes_nothing(String path) {
        keycloak.admin().put("/" + realm, Map.of("enabled", false)).ok();
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
            keycloak.admin().put("/" + realm, Map.of("enabled", true)).ok();
        }
        assertThat(directory.get("/Users").path("totalResults").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ServiceProviderConfig", "/ResourceTypes", "/ResourceTypes/User", "/Schemas"})
    void discovery_is_readable_without_a_token(String path) {
        assertThat(Http.at(directory.url()).get(path).status()).isEqualTo(200);
    }

    private Answer basic(String name, String password) {
        byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Http.at(directory.url())
                .with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
                .get("/Users");
    }
}
