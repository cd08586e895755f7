package io.github.directorysync.console.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.console.CustomerRealm;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.Postgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An endpoint that fails for too long, and one whose node was killed while it sent. */
@ExtendWith(OnPostgres.Shared.class)
class WebhookFailoverOnPostgresIT {

    private static final Duration OF_THE_LEASE = Duration.ofSeconds(4);

    private final EventRealm realm;
    private final Postgres postgres;
    private final WebhookReceiver receiver = new WebhookReceiver();
    private String endpoint = "";

    WebhookFailoverOnPostgresIT(OnPostgres server) {
        realm = new EventRealm(server.keycloak(), "webhook-failover");
        postgres = server.postgres();
    }

    @BeforeEach
    void added() {
        JsonNode added = realm.api()
                .post("/webhooks", Map.of("url", receiver.url(), "types", List.of("directory.user.created")))
                .ok()
                .json();
        receiver.knows(added.path("secret").asText());
        endpoint = added.path("id").asText();
    }

    @AfterEach
    void gone() {
        receiver.close();
        realm.close();
    }

    @Test
    void an_endpoint_that_has_failed_for_too_long_is_disabled_says_why_and_goes_on_when_it_is_enabled_again() {
        receiver.answers(attempt -> 500);
        List<String> people = new ArrayList<>();
        people.add(realm.user("ann@acme.example"));
        people.add(realm.user("bob@acme.example"));
        CustomerRealm.eventually(() -> read().at("/state/failures").asInt() >= 5);
        assertThat(read().path("enabled").asBoolean()).isTrue();

        CustomerRealm.eventually(() -> {
            // As if it had begun long ago; a report may overwrite it.
            state("failing_since = 1");
            boolean disabled = !read().path("enabled").asBoolean();
            if (!disabled) {
                people.add(realm.user("more-" + people.size() + "@acme.example"));
            }
            return disabled;
        });
        assertThat(read().path("disabledReason").asText())
                .startsWith("No message has been taken since 1970")
                .contains("answered 500");
        assertThat(realm.api().get("/activity?operation=disable-webhook").json().path("items"))
                .hasSize(1);
        people.add(realm.user("cleo@acme.example"));
        realm.events(50, people.size() + 1);
        int attempts = receiver.attempts();

        receiver.answers(attempt -> 204);
        realm.api().patch("/webhooks/" + endpoint, Map.of("enabled", true)).ok();
        realm.api()
                .post("/webhooks/" + endpoint + "/replay", Map.of("deadLetters", true))
                .ok();
        CustomerRealm.eventually(() -> receiver.taken().stream()
                .map(one -> one.event().at("/data/user/id").asText())
                .toList()
                .containsAll(people));

        assertThat(attempts).isGreaterThanOrEqualTo(5);
        assertThat(read().has("disabledReason")).isFalse();
        CustomerRealm.eventually(() -> read().at("/state/failures").asInt(-1) == 0);
    }

    @Test
    void what_a_killed_node_was_sending_is_sent_by_another_once_its_lease_is_over() {
        Instant over = Instant.now().plus(OF_THE_LEASE);
        state("lease_owner = 'killed', lease_until = " + over.toEpochMilli());
        realm.user("ann@acme.example");
        CustomerRealm.eventually(() -> !receiver.taken().isEmpty());

        assertThat(Instant.now()).isAfter(over);
        assertThat(receiver.types()).containsExactly("directory.user.created");
        CustomerRealm.eventually(() -> postgres.number("SELECT count(*) FROM ds_webhook_state WHERE webhook_id = '"
                        + endpoint + "' AND lease_owner IS NULL AND event_position > 0")
                == 1);
    }

    @Test
    void an_endpoint_whose_secret_cannot_be_read_is_disabled_once_and_a_test_of_it_fails() {
        postgres.execute("UPDATE ds_webhook SET secret = 'gone:AAAA' WHERE id = '" + endpoint + "'");
        realm.user("ann@acme.example");
        CustomerRealm.eventually(() -> !read().path("enabled").asBoolean());

        String test = realm.api()
                .post("/webhooks/" + endpoint + "/test", Map.of())
                .ok()
                .json()
                .path("id")
                .asText();

        CustomerRealm.eventually(() -> realm.api()
                .get("/webhooks/" + endpoint + "/deliveries/" + test)
                .ok()
                .json()
                .path("state")
                .asText()
                .equals("dead"));
        assertThat(realm.api().get("/activity?operation=disable-webhook").json().path("items"))
                .hasSize(1);
        assertThat(receiver.attempts()).isZero();
    }

    private void state(String values) {
        postgres.execute("UPDATE ds_webhook_state SET " + values + " WHERE webhook_id = '" + endpoint + "'");
    }

    private JsonNode read() {
        return realm.api().get("/webhooks/" + endpoint).ok().json();
    }
}
