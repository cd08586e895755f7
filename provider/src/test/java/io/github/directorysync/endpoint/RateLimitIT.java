package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A directory that sends too much is told to wait, and nobody else notices. */
@WithKeycloak
class RateLimitIT {

    private static final String REALM = "rates";
    private static final Map<String, List<String>> THREE =
            Map.of("rate-limit", List.of("1"), "rate-burst", List.of("3"));
    private static final Map<String, List<String>> FIFTY =
            Map.of("rate-limit", List.of("1"), "rate-burst", List.of("50"));
    private static final Map<String, List<String>> FIFTY_WITH_PASSWORDS =
            Map.of("rate-limit", List.of("1"), "rate-burst", List.of("50"), "set-passwords", List.of("true"));

    private final KeycloakServer keycloak;

    RateLimitIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, REALM);
    }

    @Test
    void who_sends_more_than_it_may_is_answered_429_and_how_long_to_wait() {
        TestDirectory directory = TestDirectory.in(keycloak, REALM, THREE);

        Answer first = directory.scim().get("/Users");
        Answer refused = firstRefusal(directory);

        assertThat(first.header("X-RateLimit-Limit")).contains("3");
        assertThat(first.header("X-RateLimit-Remaining")).contains("2");
        assertThat(refused.json().path("status").asText()).isEqualTo("429");
        assertThat(refused.header("Content-Type").orElse("")).startsWith("application/scim+json");
        assertThat(refused.header("Retry-After")).contains("1");
        assertThat(refused.header("X-RateLimit-Remaining")).contains("0");
        remove(directory);
    }

    @Test
    void strangers_and_discovery_cost_nothing_and_another_directory_has_a_budget_of_its_own() {
        TestDirectory directory = TestDirectory.in(keycloak, REALM, THREE);
        try (TestDirectory other = TestDirectory.in(keycloak, REALM)) {
            Http stranger = Http.at(directory.url()).bearer(other.token());
            IntStream.range(0, 10)
                    .forEach(i -> assertThat(stranger.get("/Users").status()).isEqualTo(401));
            IntStream.range(0, 10).forEach(i -> directory.get("/Schemas"));

            assertThat(directory.scim().get("/Users").header("X-RateLimit-Remaining"))
                    .contains("2");
            firstRefusal(directory);
            assertThat(other.scim().get("/Users").status()).isEqualTo(200);
            assertThat(other.scim().get("/Users").header("X-RateLimit-Limit")).isEmpty();
        }
        remove(directory);
    }

    @Test
    void a_bulk_request_is_done_whole_and_the_next_one_waits_for_it() {
        TestDirectory directory = TestDirectory.in(keycloak, REALM, THREE);
        String operations = String.join(
                ",",
                IntStream.range(0, 20)
                        .mapToObj(i -> "{\"method\": \"DELETE\", \"path\": \"/Users/nobody-%d\"}".formatted(i))
                        .toList());

        Answer bulk = directory
                .scim()
                .post(
                        "/Bulk",
                        "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"], \"Operations\": ["
                                + operations + "]}");

        assertThat(bulk.json().path("Operations"))
                .hasSize(20)
                .allMatch(done -> done.path("status").asText().equals("404"));
        Answer next = directory.scim().get("/Users");
        assertThat(next.status()).isEqualTo(429);
        assertThat(Integer.parseInt(next.header("Retry-After").orElseThrow())).isBetween(10, 19);
        remove(directory);
    }

    @Test
    void a_bulk_request_that_cannot_be_paid_is_refused_before_it_begins() {
        TestDirectory directory = TestDirectory.in(keycloak, REALM, FIFTY);
        directory.scim().post("/Bulk", bulk(40, "")).ok();

        Answer refused = directory.scim().post("/Bulk", bulk(60, ""));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow()))
                .isBetween(10, 42);
        assertThat(directory.get("/Users").path("totalResults").asInt()).isEqualTo(40);
        empty(directory);
    }

    @Test
    void passwords_and_members_cost_more_than_the_request_that_brings_them() {
        TestDirectory directory = TestDirectory.in(keycloak, REALM, FIFTY_WITH_PASSWORDS);

        Answer person = directory.scim().post("/Users", "{\"userName\": \"ann\", \"password\": \"a secret\"}");
        String members = String.join(",", Collections.nCopies(1_000, "{\"value\": \"nobody\"}"));
        Answer group = directory.scim().post("/Groups", "{\"displayName\": \"All\", \"members\": [" + members + "]}");

        assertThat(left(person)).isBetween(39, 45);
        assertThat(left(group)).isBetween(28, 38);
        empty(directory);
    }

    @Test
    void a_bulk_request_sets_five_passwords_and_one_with_more_is_refused_before_anything_is_done() {
        TestDirectory directory = TestDirectory.in(keycloak, REALM, Map.of("set-passwords", List.of("true")));
        try (TestDirectory without = TestDirectory.in(keycloak, REALM)) {
            Answer six = directory.scim().post("/Bulk", bulk(6, ", \"password\": \"a secret\""));
            assertThat(six.status()).isEqualTo(413);
            assertThat(six.json().path("detail").asText()).contains("passwords in 6 operations", "at most 5");
            assertThat(directory.get("/Users").path("totalResults").asInt()).isZero();

            directory
                    .scim()
                    .post("/Bulk", bulk(5, ", \"password\": \"a secret\""))
                    .ok();
            assertThat(directory.get("/Users").path("totalResults").asInt()).isEqualTo(5);
            empty(directory);

            // Where passwords are ignored none is hashed.
            without.scim()
                    .post("/Bulk", bulk(6, ", \"password\": \"a secret\""))
                    .ok();
            assertThat(without.get("/Users").path("totalResults").asInt()).isEqualTo(6);
        }
    }

    private static String bulk(int people, String more) {
        return IntStream.range(0, people)
                .mapToObj(i -> "{\"method\": \"POST\", \"path\": \"/Users\", \"bulkId\": \"%1$d\", ".formatted(i)
                        + "\"data\": {\"userName\": \"person-%d\"%s}}".formatted(i, more))
                .collect(Collectors.joining(
                        ",",
                        "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"], \"Operations\": [",
                        "]}"));
    }

    private static int left(Answer answer) {
        return Integer.parseInt(answer.ok().header("X-RateLimit-Remaining").orElseThrow());
    }

    /** It may have nothing left to be asked. */
    private void empty(TestDirectory directory) {
        for (JsonNode person :
                keycloak.admin().get("/" + REALM + "/users?max=1000").json()) {
            keycloak.admin().delete("/" + REALM + "/users/" + person.path("id").asText());
        }
        remove(directory);
    }

    /** However slow the machine is: it comes sooner or later. */
    private static Answer firstRefusal(TestDirectory directory) {
        return IntStream.range(0, 10_000)
                .mapToObj(i -> directory.scim().get("/Users?count=0"))
                .filter(answer -> answer.status() != 200)
                .findFirst()
                .map(answer -> {
                    assertThat(answer.status()).isEqualTo(429);
                    return answer;
                })
                .orElseThrow();
    }

    /** It has nobody in it, and cannot be asked. */
    private void remove(TestDirectory directory) {
        keycloak.admin().delete("/" + REALM + "/components/" + directory.id()).ok();
    }
}
