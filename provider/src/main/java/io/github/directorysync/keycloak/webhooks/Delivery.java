package io.github.directorysync.keycloak.webhooks;

import java.time.Instant;
import java.util.Optional;

/**
 * A message that an endpoint did not take at once, or a test message.
 *
 * @param eventId what the message has as its {@code webhook-id}
 * @param position of the event; empty for a test message
 * @param type of the event
 * @param attempts how many attempts have failed
 * @param due when it is sent again, if it waits
 * @param lastStatus the HTTP status of the last answer; empty if there was none
 * @param lastProblem why the last attempt failed
 */
public record Delivery(
        String id,
        String eventId,
        Optional<Long> position,
        String type,
        DeliveryState state,
        int attempts,
        Instant due,
        Instant created,
        Optional<Instant> lastAttempt,
        Optional<Integer> lastStatus,
        Optional<String> lastProblem) {

    /** The type of a test message. */
    public static final String TEST = "directory.webhook.test";

    /** Whether another attempt follows. */
    public enum DeliveryState {
        /** It is sent again. */
        WAITING,
        /** A dead letter: it is sent again only if an administrator replays it. */
        DEAD,
        /** A test message that was taken. Other messages that were taken are not listed. */
        DELIVERED
    }

    boolean isTest() {
        return position.isEmpty();
    }
}
