package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody overwrites what they have not seen, if they say so (RFC 7644 §3.14). */
@WithKeycloak
class VersionsIT {

    private static final String REALM = "versions";

    private final TestDirectory directory;

    VersionsIT(KeycloakServer keycloak) {
        FixtureRealm.in(keycloak, REALM);
        directory = TestDirectory.in(keycloak, REALM);
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void a_version_that_is_not_the_latest_is_not_changed(String method) {
        String user = "/Users/" + directory.user("ann@example.com");
        directory.scim().patch(user, title("Chief")).ok();

        Answer stale = send(ifMatch("W/\"0\""), method, user);

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().path("status").asText()).isEqualTo("412");
        assertThat(stale.header("Content-Type").orElse("")).startsWith("application/scim+json");
        assertThat(directory.get(user).at("/meta/version").asText()).isEqualTo("W/\"1\"");
        assertThat(send(ifMatch("W/\"0\", W/\"1\""), method, user).status()).isIn(200, 204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void any_version_will_do_if_the_client_says_so_but_there_must_be_one(String method) {
        String user = "/Users/" + directory.user("ann@example.com");

        assertThat(send(ifMatch("*"), method, user).status()).isIn(200, 204);
        assertThat(send(ifMatch("*"), method, "/Users/nobody").status()).isEqualTo(404);
    }

    @Test
    void of_many_who_change_the_same_version_at_once_one_succeeds() {
        String user = "/Users/" + directory.user("ann@example.com");

        List<Integer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(
                        i -> ifMatch("W/\"0\"").patch(user, title("Title " + i)).status())
                .toList();

        assertThat(answers).containsOnly(200, 412);
        assertThat(answers).containsOnlyOnce(200);
        assertThat(directory.get(user).at("/meta/version").asText()).isEqualTo("W/\"1\"");
    }

    @Test
    void a_patched_group_says_its_new_version() {
        String group = "/Groups/" + directory.group("Sales");

        Answer renamed = ifMatch("W/\"0\"")
                .patch(
                        group,
                        Map.of(
                                "Operations",
                                List.of(Map.of("op", "replace", "path", "displayName", "value", "Sellers"))));

        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.header("ETag")).contains("W/\"1\"");
        assertThat(ifMatch("W/\"0\"").delete(group).status()).isEqualTo(412);
        assertThat(ifMatch("W/\"1\"").delete(group).status()).isEqualTo(204);
    }

    @Test
    void what_the_client_has_already_is_not_sent_again() {
        String user = "/Users/" + directory.user("ann@example.com");

        Answer known = directory.scim().with("If-None-Match", "W/\"0\"").get(user);
        directory.scim().patch(user, title("Chief")).ok();
        Answer changed = directory.scim().with("If-None-Match", "W/\"0\"").get(user);

        assertThat(known.status()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(known.header("ETag")).contains("W/\"0\"");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).contains("W/\"1\"");
    }

    @Test
    void every_resource_says_where_it_is() {
        String user = "/Users/" + directory.user("ann@example.com");

        for (Answer answer : List.of(
                directory.scim().get(user),
                directory.scim().patch(user, title("Chief")),
                directory.scim().put(user, Map.of("userName", "ann@example.com")),
                directory.scim().post("/Users", Map.of("userName", "bob@example.com")))) {
            String location = answer.json().at("/meta/location").asText();
            assertThat(answer.header("Content-Location")).contains(location);
            assertThat(answer.header("Location")).contains(location);
            assertThat(answer.header("ETag"))
                    .contains(answer.json().at("/meta/version").asText());
        }
    }

    private Http ifMatch(String tags) {
        return directory.scim().with("If-Match", tags);
    }

    private static Answer send(Http http, String method, String path) {
        return switch (method) {
            case "PUT" -> http.put(path, Map.of("userName", "ann@example.com", "title", "President"));
            case "PATCH" -> http.patch(path, title("President"));
            default -> http.delete(path);
        };
    }

    private static Map<String, ?> title(String title) {
        return Map.of("Operations", List.of(Map.of("op", "add", "path", "title", "value", title)));
    }
}
