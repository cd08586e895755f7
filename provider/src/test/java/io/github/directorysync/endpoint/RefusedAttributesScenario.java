package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.provider.Arguments;

/** A directory with somebody to suspend, and attribute values that a request of it is refused for. */
abstract class RefusedAttributesScenario {

    static final String LEAVER = "leaver@example.com";

    final TestDirectory directory;
    final AppTokens tokens;

    RefusedAttributesScenario(KeycloakServer keycloak, String realm) {
        tokens = new AppTokens(keycloak, realm);
        FixtureRealm.in(keycloak, realm);
        keycloak.admin().put("/" + realm, Map.of("passwordPolicy", "length(8)")).ok();
        directory = TestDirectory.in(
                keycloak, realm, Map.of("set-passwords", List.of("true"), "profile-rules", List.of("strict")));
        directory.user(Map.of("userName", "other@example.com", "externalId", "e-other", "emails", email("other")));
    }

    /** An attribute, its value, the path that the log names and the status that the value is refused with. */
    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("name.familyName", "Byron (Left)", "name.familyName", 400),
                Arguments.of("externalId", "e-other", "externalId", 409),
                Arguments.of("userName", "other@example.com", "userName", 409),
                Arguments.of("userName", "a b<>", "userName", 400),
                Arguments.of("userName", "", "userName", 400),
                Arguments.of("userName", "x".repeat(300), "userName", 400),
                Arguments.of("emails", email("other"), "emails.value", 409),
                Arguments.of("emails", List.of(Map.of("value", "no address")), "emails.value", 400),
                Arguments.of("password", "short", "password", 400),
                Arguments.of("displayName", Map.of("a", 1), "displayName", 400));
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    void assertOut(String id, String token) {
        assertThat(tokens.enabled(id)).isFalse();
        assertThat(directory.get("/Users/" + id).path("active").asBoolean()).isFalse();
        assertThat(tokens.refresh(token).status()).isEqualTo(400);
    }

    JsonNode leftOut(String operation) {
        for (JsonNode effect : new ActivityEntries(directory).latest(operation).at("/detail/effects")) {
            if (effect.path("effect").asText().equals("left-out")) {
                return effect.path("refused");
            }
        }
        throw new AssertionError("The log does not say what was left out");
    }

    String leaver() {
        return directory.user(person());
    }

    static Map<String, ?> person() {
        return Map.of(
                "userName",
                LEAVER,
                "externalId",
                "e-leaver",
                "name",
                Map.of("givenName", "Given", "familyName", "Family"),
                "emails",
                email("leaver"),
                "password",
                AppTokens.PASSWORD,
                "active",
                true);
    }

    static List<Map<String, ?>> email(String name) {
        return List.of(Map.of("value", name + "@example.com", "type", "work", "primary", true));
    }

    Answer patch(String id, List<Map<String, ?>> operations) {
        return directory.scim().patch("/Users/" + id, ScimBody.patch(operations));
    }
}
