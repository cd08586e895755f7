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
import org.junit.jupiter.api.Test;

/** A directory that sends too much is told to wait, and nobody else notices. */
@WithKeycloak
class RateLimitIT {

    private static final String REALM = "rates";
    private static final Map<String, List<String>> THREE =
            Map.of("rate-limit", List.of("1"), "rate-burst", List.of("3"));

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

        Answer bulk = directory.scim().post("/Bulk", "{\"Operations\": [" + operations + "]}");

        assertThat(bulk.json().path("Operations"))
                .hasSize(20)
                .allMatch(done -> done.path("status").asText().equals("404"));
        Answer next = directory.scim().get("/Users");
        assertThat(next.status()).isEqualTo(429);
        assertThat(Integer.parseInt(next.header("Retry-After").orElseThrow())).isBetween(10, 19);
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
