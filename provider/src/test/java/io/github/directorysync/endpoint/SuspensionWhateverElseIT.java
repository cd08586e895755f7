package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is deactivated is out, whatever else the request carries: what is refused beside it keeps its value. */
@ExtendWith(OnPostgres.Shared.class)
class SuspensionWhateverElseIT {

    private static final String REALM = "whatever-else";
    private static final String LEAVER = "leaver@example.com";

    private final KeycloakServer keycloak;
    private final TestDirectory directory;
    private final AppTokens tokens;

    SuspensionWhateverElseIT(OnPostgres server) {
        keycloak = server.keycloak();
        tokens = new AppTokens(keycloak, REALM);
        FixtureRealm.in(keycloak, REALM);
        keycloak.admin().put("/" + REALM, Map.of("passwordPolicy", "length(8)")).ok();
        directory = TestDirectory.in(
                keycloak, REALM, Map.of("set-passwords", List.of("true"), "profile-rules", List.of("strict")));
        directory.user(Map.of("userName", "other@example.com", "externalId", "e-other", "emails", email("other")));
    }

    @AfterEach
    void gone() {
        directory.close();
    }

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

    @ParameterizedTest
    @MethodSource("refused")
    void by_patch(String attribute, Object value, String path, int status) {
        String leaver = leaver();
        String token = tokens.refreshToken(LEAVER);
        JsonNode before = directory.get("/Users/" + leaver);

        Answer answer = patch(
                leaver,
                List.of(
                        operation("add", "title", "Gone"),
                        operation("replace", attribute, value),
                        operation("replace", "active", "False")));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertOut(leaver, token);
        assertThat(answer.json().path("title").asText()).isEqualTo("Gone");
        assertThat(answer.json().path("active").asBoolean()).isFalse();
        assertThat(answer.json().path("userName")).isEqualTo(before.path("userName"));
        assertThat(answer.json().path("externalId")).isEqualTo(before.path("externalId"));
        assertThat(answer.json().path("name")).isEqualTo(before.path("name"));
        assertThat(answer.json().path("emails")).isEqualTo(before.path("emails"));
        assertThat(leftOut("patch-user").at("/0/path").asText()).isEqualTo(path);
        assertThat(leftOut("patch-user").at("/0/status").asInt()).isEqualTo(status);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void by_put(String attribute, Object value, String path, int status) {
        String leaver = leaver();
        String token = tokens.refreshToken(LEAVER);
        Map<String, Object> all = new HashMap<>(person());
        all.put("active", false);
        all.put("title", "Gone");
        all.put(
                attribute.equals("name.familyName") ? "name" : attribute,
                attribute.equals("name.familyName") ? Map.of("givenName", "Given", "familyName", value) : value);

        Answer answer = directory.scim().put("/Users/" + leaver, all);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertOut(leaver, token);
        assertThat(answer.json().path("title").asText()).isEqualTo("Gone");
        assertThat(answer.json().path("externalId").asText()).isEqualTo("e-leaver");
        assertThat(answer.json().at("/name/familyName").asText()).isEqualTo("Family");
        assertThat(answer.json().at("/emails/0/value").asText()).isEqualTo(LEAVER);
        assertThat(leftOut("replace-user").at("/0/path").asText()).isEqualTo(path);
        assertThat(leftOut("replace-user").at("/0/status").asInt()).isEqualTo(status);
    }

    @Test
    void all_of_it_at_once_with_operations_that_nobody_can_read_and_parameters_that_contradict_each_other() {
        String leaver = leaver();
        String token = tokens.refreshToken(LEAVER);
        List<Map<String, ?>> operations = new ArrayList<>();
        refused().forEach(each -> operations.add(operation("replace", (String) each.get()[0], each.get()[1])));
        operations.add(operation("replace", "active", false));
        operations.add(operation("replace", "id", "another"));
        operations.add(operation("replace", "emails[type eq", "x"));
        operations.add(operation("exchange", "title", "x"));
        operations.add(operation("replace", "active", ""));

        Answer answer =
                directory.scim().patch("/Users/" + leaver + "?count=1&count=2", Map.of("Operations", operations));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertOut(leaver, token);
        assertThat(leftOut("patch-user").findValuesAsText("path"))
                .contains("name.familyName", "userName", "emails", "id", "title");
    }

    @Test
    void by_an_operation_of_a_bulk_request_whatever_it_refers_to() {
        String leaver = leaver();
        String token = tokens.refreshToken(LEAVER);
        Map<String, ?> data = Map.of(
                "Operations",
                List.of(
                        operation("replace", "active", false),
                        operation("replace", "manager", "bulkId:nobody"),
                        operation("replace", "externalId", "e-other")));

        Answer answer = directory
                .scim()
                .post(
                        "/Bulk",
                        Map.of(
                                "schemas", List.of("urn:ietf:params:scim:api:messages:2.0:BulkRequest"),
                                "Operations",
                                        List.of(Map.of("method", "PATCH", "path", "/Users/" + leaver, "data", data))));

        assertThat(answer.json().at("/Operations/0/status").asText()).isEqualTo("200");
        assertOut(leaver, token);
    }

    @Test
    void another_version_or_a_wish_that_cannot_be_read_is_refused_as_ever() {
        String leaver = leaver();

        assertThat(directory
                        .scim()
                        .with("If-Match", "W/\"77\"")
                        .patch("/Users/" + leaver, Map.of("Operations", List.of(operation("replace", "active", false))))
                        .status())
                .isEqualTo(412);
        assertThat(directory
                        .scim()
                        .patch("/Users/" + leaver, "{\"Operations\": [{\"op\"")
                        .status())
                .isEqualTo(400);
        assertThat(patch(leaver, List.of(operation("replace", "externalId", "e-other")))
                        .status())
                .isEqualTo(409);
        assertThat(patch(
                                leaver,
                                List.of(
                                        operation("replace", "externalId", "e-other"),
                                        operation("replace", "active", true)))
                        .status())
                .isEqualTo(409);
        assertThat(tokens.enabled(leaver)).isTrue();
    }

    private void assertOut(String id, String token) {
        assertThat(tokens.enabled(id)).isFalse();
        assertThat(directory.get("/Users/" + id).path("active").asBoolean()).isFalse();
        assertThat(tokens.refresh(token).status()).isEqualTo(400);
    }

    private JsonNode leftOut(String operation) {
        String log = "/" + REALM + "/directory-sync/directories/" + directory.alias() + "/activity";
        String entry = keycloak.admin()
                .get(log + "?operation=" + operation)
                .json()
                .at("/items/0/id")
                .asText();
        for (JsonNode effect :
                keycloak.admin().get(log + "/" + entry).ok().json().at("/detail/effects")) {
            if (effect.path("effect").asText().equals("left-out")) {
                return effect.path("refused");
            }
        }
        throw new AssertionError("The log does not say what was left out");
    }

    private String leaver() {
        return directory.user(person());
    }

    private static Map<String, ?> person() {
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

    private static List<Map<String, ?>> email(String name) {
        return List.of(Map.of("value", name + "@example.com", "type", "work", "primary", true));
    }

    private static Map<String, ?> operation(String op, String path, Object value) {
        return Map.of("op", op, "path", path, "value", value);
    }

    private Answer patch(String id, List<Map<String, ?>> operations) {
        return directory.scim().patch("/Users/" + id, Map.of("Operations", operations));
    }
}
