package io.github.directorysync.keycloak.webhooks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The body of a test message: an event without a position, which is in no feed. */
final class TestMessage {

    private TestMessage() {}

    static ObjectNode of(String realm, Delivery delivery) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", delivery.eventId())
                .put("type", delivery.type())
                .put("timestamp", delivery.created().toString())
                .put("realm", realm);
        json.putObject("data").put("message", "This is a test message.");
        return json;
    }
}
