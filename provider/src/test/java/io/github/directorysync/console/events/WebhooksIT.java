package io.github.directorysync.console.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.console.CustomerRealm;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Webhooks to a receiver that verifies them, fails, hangs and comes back. */
@WithKeycloak
class WebhooksIT {

    private final EventRealm realm;
    private final WebhookReceiver receiver = new WebhookReceiver();
    private final WebhookReceiver other = new WebhookReceiver();

    WebhooksIT(KeycloakServer keycloak) {
        realm = new EventRealm(keycloak, "webhooks");
    }

    @AfterEach
    void gone() {
        receiver.close();
        other.close();
        realm.close();
    }

    @Test
    void messages_are_signed_filtered_and_verified_also_after_a_rotation() {
        JsonNode endpoint =
                realm.webhook(receiver, Map.of("types", List.of("directory.user.created"), "description", "App"));
        String secret = endpoint.path("secret").asText();
        receiver.knows(secret);
        assertThat(endpoint.at("/state/failures").asInt(-1)).isZero();
        assertThat(realm.webhook(endpoint).has("secret")).isFalse();
        assertThat(realm.webhook(endpoint).toString()).doesNotContain(secret);

        IntStream.range(0, 5).forEach(i -> realm.user("p" + i + "@acme.example"));
        CustomerRealm.eventually(() -> receiver.taken().size() == 5);
        assertThat(receiver.types()).containsOnly("directory.user.created");
        assertThat(receiver.taken())
                .allMatch(one -> one.id().equals(one.event().path("id").asText()))
                .extracting(one -> one.event().path("position").asLong())
                .isSorted();

        String next = realm.api()
                .post(EventRealm.webhookPath(endpoint) + "/rotate-secret", Map.of())
                .ok()
                .json()
                .path("secret")
                .asText();
        assertThat(next).isNotEqualTo(secret);
        realm.user("both@acme.example");
        CustomerRealm.eventually(() -> receiver.taken().size() == 6);
        receiver.knows(next);
        realm.user("new@acme.example");
        CustomerRealm.eventually(() -> receiver.taken().size() == 7);
        realm.api()
                .post(EventRealm.webhookPath(endpoint) + "/rotate-secret", Map.of("overlap", "PT0S"))
                .ok();
        realm.user("forged@acme.example");
        CustomerRealm.eventually(() -> !receiver.wrong().isEmpty());

        assertThat(receiver.taken()).hasSize(7);
        assertThat(realm.api()
                        .get("/activity?operation=rotate-webhook-secret")
                        .json()
                        .path("items"))
                .hasSize(2);
        assertThat(realm.api().get("/activity?search=App").body()).doesNotContain(secret, next);
    }

    @Test
    void what_fails_is_sent_again_becomes_a_dead_letter_and_is_replayed() {
        JsonNode endpoint = realm.webhook(receiver, Map.of("types", List.of("directory.user.created")));
        receiver.knows(endpoint.path("secret").asText());
        receiver.answers(attempt -> attempt <= 2 ? 500 : 204);
        realm.user("retried@acme.example");
        CustomerRealm.eventually(() -> receiver.taken().size() == 1);
        assertThat(receiver.attempts()).isEqualTo(3);

        receiver.answers(attempt -> 500);
        realm.user("dead@acme.example");
        CustomerRealm.eventually(() -> realm.webhook(endpoint).at("/state/dead").asInt() == 1);
        JsonNode dead = realm.api()
                .get(EventRealm.webhookPath(endpoint) + "/deliveries?state=dead")
                .ok()
                .json()
                .at("/items/0");
        assertThat(dead.path("attempts").asInt()).isEqualTo(4);
        assertThat(dead.path("lastStatus").asInt()).isEqualTo(500);
        assertThat(dead.path("lastProblem").asText()).isEqualTo("answered 500");

        receiver.answers(attempt -> 204);
        realm.api()
                .post(
                        EventRealm.webhookPath(endpoint) + "/deliveries/"
                                + dead.path("id").asText() + "/replay",
                        Map.of())
                .ok();
        CustomerRealm.eventually(() -> receiver.taken().size() == 2);
        CustomerRealm.eventually(() -> realm.webhook(endpoint).at("/state/dead").asInt() == 0);

        realm.api()
                .post(EventRealm.webhookPath(endpoint) + "/replay", Map.of("after", "0"))
                .ok();
        CustomerRealm.eventually(() -> receiver.taken().size() == 4);
        assertThat(receiver.taken().stream().map(one -> one.id()).distinct()).hasSize(2);
    }

    @Test
    void a_receiver_that_hangs_holds_up_nobody_and_gets_everything_when_it_comes_back() {
        JsonNode hanging = realm.webhook(receiver, Map.of("types", List.of("directory.user.created")));
        JsonNode quick = realm.webhook(other, Map.of("types", List.of("directory.user.created")));
        receiver.knows(hanging.path("secret").asText());
        other.knows(quick.path("secret").asText());
        receiver.hangs(true);

        IntStream.range(0, 6).forEach(i -> realm.user("h" + i + "@acme.example"));
        CustomerRealm.eventually(() -> other.taken().size() == 6);
        assertThat(realm.webhook(hanging).at("/state/position"))
                .isNotEqualTo(realm.webhook(quick).at("/state/position"));
        CustomerRealm.eventually(
                () -> realm.webhook(hanging).at("/state/lastProblem").asText().equals("timeout"));

        receiver.hangs(false);
        CustomerRealm.eventually(
                () -> receiver.taken().stream().map(one -> one.id()).distinct().count() == 6);
        CustomerRealm.eventually(
                () -> realm.webhook(hanging).at("/state/failures").asInt() == 0);
        assertThat(realm.webhook(hanging).path("enabled").asBoolean()).isTrue();
    }

    @Test
    void an_endpoint_that_is_gone_is_disabled_tested_and_enabled_again_and_gets_what_it_missed() {
        JsonNode endpoint = realm.webhook(receiver, Map.of("directories", List.of("acme")));
        receiver.knows(endpoint.path("secret").asText());
        receiver.answers(attempt -> 410);
        realm.user("ann@acme.example");
        CustomerRealm.eventually(() -> !realm.webhook(endpoint).path("enabled").asBoolean(true));
        assertThat(realm.webhook(endpoint).path("disabledReason").asText()).contains("410");
        assertThat(realm.api().get("/activity?operation=disable-webhook").json().path("items"))
                .hasSize(1);

        receiver.answers(attempt -> 204);
        JsonNode test = realm.api()
                .post(EventRealm.webhookPath(endpoint) + "/test", Map.of())
                .ok()
                .json();
        CustomerRealm.eventually(() -> realm.api()
                .get(EventRealm.webhookPath(endpoint) + "/deliveries/"
                        + test.path("id").asText())
                .ok()
                .json()
                .path("state")
                .asText()
                .equals("delivered"));
        assertThat(receiver.types()).containsExactly("directory.webhook.test");

        realm.api()
                .patch(EventRealm.webhookPath(endpoint), Map.of("enabled", true))
                .ok();
        CustomerRealm.eventually(() -> receiver.types().contains("directory.user.created"));
        assertThat(receiver.types())
                .containsExactly("directory.webhook.test", "directory.activated", "directory.user.created");
        realm.api().delete(EventRealm.webhookPath(endpoint)).ok();
        assertThat(realm.api().get(EventRealm.webhookPath(endpoint)).status()).isEqualTo(404);
    }
}
