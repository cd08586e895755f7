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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks to a receiver that refuses some messages, has missed a new secret, or is for a customer who is gone. */
@WithKeycloak
class WebhookRefusalsIT {

    private final EventRealm realm;
    private final WebhookReceiver receiver = new WebhookReceiver();

    WebhookRefusalsIT(KeycloakServer keycloak) {
        realm = new EventRealm(keycloak, "webhook-refusals");
    }

    @AfterEach
    void gone() {
        receiver.close();
        realm.close();
    }

    /** One customer's events must not hold up those of the others. */
    @ParameterizedTest
    @ValueSource(ints = {422, 500})
    void a_receiver_that_refuses_many_messages_in_a_row_gets_those_behind_them(int refusal) {
        JsonNode endpoint = realm.webhook(receiver, Map.of("types", List.of("directory.user.created")));
        receiver.knows(endpoint.path("secret").asText());
        receiver.refuses("odd", refusal);

        IntStream.range(0, 20).forEach(i -> realm.user("odd" + i + "@acme.example"));
        realm.user("ann@acme.example");

        CustomerRealm.eventually(() -> receiver.taken().size() == 1);
        CustomerRealm.eventually(() -> realm.webhook(endpoint).at("/state/dead").asInt() == 20);
        assertThat(realm.webhook(endpoint).path("enabled").asBoolean()).isTrue();
        receiver.refuses("nothing", refusal);
        realm.api()
                .post(EventRealm.webhookPath(endpoint) + "/replay", Map.of("deadLetters", true))
                .ok();
        CustomerRealm.eventually(() -> receiver.taken().size() == 21);
    }

    @Test
    void an_app_that_missed_a_new_secret_goes_on_with_its_own_until_the_overlap_ends() {
        JsonNode endpoint = realm.webhook(receiver, Map.of("types", List.of("directory.user.created")));
        receiver.knows(endpoint.path("secret").asText());
        IntStream.range(0, 2)
                .forEach(i -> realm.api()
                        .post(EventRealm.webhookPath(endpoint) + "/rotate-secret", Map.of())
                        .ok());

        realm.user("ann@acme.example");

        CustomerRealm.eventually(() -> receiver.taken().size() == 1);
        assertThat(receiver.wrong()).isEmpty();
    }

    @Test
    void an_endpoint_of_a_deleted_directory_is_changed_without_getting_the_events_of_others() {
        JsonNode endpoint = realm.webhook(receiver, Map.of("directories", List.of("acme")));
        realm.api().delete("/directories/acme?users=keep").ok();
        JsonNode shown = realm.webhook(endpoint).path("directories");
        assertThat(shown).hasSize(1);

        JsonNode changed = realm.api()
                .patch(
                        EventRealm.webhookPath(endpoint),
                        Map.of(
                                "description",
                                "Acme's app",
                                "directories",
                                List.of(shown.get(0).asText())))
                .ok()
                .json();

        assertThat(changed.path("directories")).isEqualTo(shown);
        assertThat(realm.api()
                        .patch(EventRealm.webhookPath(endpoint), Map.of("directories", List.of("nowhere")))
                        .status())
                .isEqualTo(400);
    }
}
