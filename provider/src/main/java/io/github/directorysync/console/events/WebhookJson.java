package io.github.directorysync.console.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.RoleJson;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.webhooks.Delivery;
import io.github.directorysync.keycloak.webhooks.Endpoint;
import io.github.directorysync.sync.events.EventType;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/** Endpoints and their deliveries in the JSON of the admin API, without secrets. */
record WebhookJson(RealmModel realm) {

    /** The settings and the state of an endpoint. */
    ObjectNode of(Endpoint endpoint) {
        ObjectNode json = settings(endpoint);
        RoleJson.put(json, "disabledReason", endpoint.disabledReason());
        json.put("created", endpoint.created().toString());
        time(json, "formerSecretUntil", endpoint.formerSecretUntil());
        Endpoint.EndpointState state = endpoint.state();
        ObjectNode shown = json.putObject("state");
        shown.put("position", Long.toString(state.position()));
        shown.put("failures", state.failures());
        time(shown, "failingSince", state.failingSince());
        time(shown, "restsUntil", state.restsUntil());
        time(shown, "lastSuccess", state.lastSuccess());
        time(shown, "lastFailure", state.lastFailure());
        RoleJson.put(shown, "lastProblem", state.lastProblem());
        shown.put("waiting", state.waiting());
        shown.put("dead", state.dead());
        return json;
    }

    /** The settings of an endpoint, as the log and admin events show them. */
    ObjectNode settings(Endpoint endpoint) {
        Endpoint.EndpointSettings settings = endpoint.settings();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", endpoint.id());
        json.put("url", settings.url());
        json.put("description", settings.description());
        ArrayNode types = json.putArray("types");
        settings.filter().types().stream().map(EventType::word).sorted().forEach(types::add);
        ArrayNode directories = json.putArray("directories");
        settings.filter().directories().stream().map(this::alias).sorted().forEach(directories::add);
        return json.put("enabled", settings.enabled());
    }

    /** The alias of a directory; the id of one that is deleted. */
    private String alias(String id) {
        ComponentModel directory = realm.getComponent(id);
        return Optional.ofNullable(directory)
                .map(one -> one.get(DirectorySettings.ALIAS))
                .orElse(id);
    }

    /** The answer to a replay: how many dead letters will be sent again, and the position of the endpoint now. */
    static ObjectNode replayed(int deadLetters, Endpoint endpoint) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("deadLetters", deadLetters)
                .put("position", Long.toString(endpoint.state().position()));
    }

    static ObjectNode delivery(Delivery delivery) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", delivery.id());
        json.put("event", delivery.eventId());
        delivery.position().ifPresent(position -> json.put("position", position));
        json.put("type", delivery.type());
        json.put("state", delivery.state().name().toLowerCase(Locale.ROOT));
        json.put("attempts", delivery.attempts());
        json.put("created", delivery.created().toString());
        if (delivery.state() == Delivery.DeliveryState.WAITING) {
            json.put("due", delivery.due().toString());
        }
        time(json, "lastAttempt", delivery.lastAttempt());
        delivery.lastStatus().ifPresent(status -> json.put("lastStatus", status));
        RoleJson.put(json, "lastProblem", delivery.lastProblem());
        return json;
    }

    private static void time(ObjectNode json, String name, Optional<Instant> at) {
        at.ifPresent(time -> json.put(name, time.toString()));
    }
}
