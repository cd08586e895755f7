package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are not the resource or the PATCH that they should be are refused and change nothing. */
@WithKeycloak
class RefusedBodiesIT extends HttpScenario {

    RefusedBodiesIT(KeycloakServer keycloak) {
        super(keycloak, "refused-bodies");
    }

    @Test
    void violations_of_the_user_profile_are_told_with_scims_attribute_names() {
        Answer answer = directory
                .scim()
                .post(
                        "/Users",
                        Map.of(
                                "userName", "ab",
                                "name", Map.of("givenName", "g".repeat(256)),
                                "emails", List.of(Map.of("value", "nowhere"))));

        assertRefused(answer, 400);
        assertThat(answer.json().path("scimType").asText()).isEqualTo("invalidValue");
        assertThat(answer.json().path("detail").asText())
                .contains("userName: Length must be between 3 and 255")
                .contains("name.givenName: ")
                .contains("255")
                .contains("emails.value: Invalid email address")
                .doesNotContain("error-", "{");
    }

    @Test
    void a_body_that_breaks_off_is_refused_as_such() {
        Answer answer = directory.scim().send("POST", "/Users", "{\"userName\": \"x\"");

        assertRefused(answer, 400);
        assertThat(answer.json().path("detail").asText())
                .startsWith("The body is not JSON: Unexpected end-of-input")
                .doesNotContain("Source");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"x\"",
                "{",
                "{\"userName\":",
                "{}",
                "{\"userName\":\"\"}",
                "{\"userName\":\"   \"}",
                "{\"userName\":{\"a\":1}}",
                "{\"userName\":[\"a\"]}",
                "{\"userName\":\"a\\u0000b\"}",
                "{\"userName\":\"x\",\"active\":\"banana\"}",
                "{\"userName\":\"x\",\"name\":\"y\"}",
                "{\"userName\":\"x\",\"emails\":[{\"value\":\"no address\"}]}",
                "{\"userName\":\"a<b>c\"}"
            })
    void a_body_that_is_no_user_is_refused_with_400(String body) {
        assertRefused(directory.scim().post("/Users", body), 400);
    }

    @Test
    void values_that_are_too_long_are_refused_and_not_truncated() {
        String longName = "x".repeat(256);

        assertRefused(directory.scim().post("/Users", "{\"userName\":\"" + longName + "\"}"), 400);
        assertRefused(directory.scim().post("/Users", "{\"userName\":\"x\",\"externalId\":\"" + longName + "\"}"), 400);
        assertRefused(
                directory.scim().post("/Users", "{\"userName\":\"x\",\"name\":{\"familyName\":\"" + longName + "\"}}"),
                400);
        assertRefused(directory.scim().post("/Groups", "{\"displayName\":\"" + longName + "\"}"), 400);
        assertThat(directory.get("/Users").path("totalResults").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"Operations\":null}",
                "{\"Operations\":{}}",
                "{\"Operations\":[]}",
                "{\"Operations\":[null]}",
                "{\"Operations\":[\"x\"]}",
                "{\"Operations\":[{}]}",
                "{\"Operations\":[{\"op\":\"move\",\"path\":\"title\"}]}",
                "{\"Operations\":[{\"op\":\"add\"}]}",
                "{\"Operations\":[{\"op\":\"remove\"}]}",
                "{\"Operations\":[{\"op\":\"replace\",\"path\":\"id\",\"value\":\"x\"}]}",
                "{\"Operations\":[{\"op\":\"remove\",\"path\":\"userName\"}]}",
                "{\"Operations\":[{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"\"}]}",
                "{\"Operations\":[{\"op\":\"add\",\"path\":\"emails[type eq \\\"work\\\".value\",\"value\":\"x\"}]}",
                "{\"Operations\":[{\"op\":\"replace\",\"path\":\"emails\",\"value\":[{\"value\":\"no address\"}]}]}"
            })
    void a_patch_that_is_not_possible_is_refused_and_changes_nothing(String body) {
        String id = directory.user("patched@example.com");

        Answer answer = directory.scim().patch("/Users/" + id, body);

        assertRefused(answer, 400);
        assertThat(directory.get("/Users/" + id).at("/meta/version").asText()).isEqualTo("W/\"0\"");
    }

    @Test
    void a_body_that_is_too_large_is_refused_with_413() {
        String photo = "x".repeat(4 * 1024 * 1024);

        assertRefused(directory.scim().post("/Users", "{\"userName\":\"x\",\"title\":\"" + photo + "\"}"), 413);
    }
}
