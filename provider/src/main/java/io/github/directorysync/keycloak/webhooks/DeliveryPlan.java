package io.github.directorysync.keycloak.webhooks;

import io.github.directorysync.sync.events.DirectoryEvent;
import io.github.directorysync.sync.webhooks.RetrySchedule;
import io.github.directorysync.sync.webhooks.WebhookSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What to send to an endpoint next, read in one transaction and sent in none.
 *
 * @param secrets to sign with
 * @param from the position of the endpoint
 * @param upTo the position behind all events of the plan
 * @param failures how many attempts have failed in a row
 */
record DeliveryPlan(
        String url, List<WebhookSecret> secrets, List<PlannedMessage> messages, long from, long upTo, int failures) {

    DeliveryPlan {
        messages = List.copyOf(messages);
    }

    /**
     * A message.
     *
     * @param again the earlier failure; empty for the first attempt
     * @param event empty for a test message
     * @param body the JSON that is signed
     */
    record PlannedMessage(String id, Optional<Delivery> again, Optional<DirectoryEvent> event, String body) {

        boolean isTest() {
            return again.filter(Delivery::isTest).isPresent();
        }
    }

    /**
     * A message and the result of its attempt.
     *
     * @param failures how many attempts had failed in a row before
     */
    record SentMessage(PlannedMessage message, DeliveryAttempt attempt, int failures) {

        /** Whether the event is not passed over: the endpoint is gone, or away for whatever is sent. */
        boolean stays() {
            return attempt.isGone() || (attempt.isAway() && failures >= RetrySchedule.FAILURES);
        }
    }

    boolean isEmpty() {
        return messages.isEmpty() && from == upTo;
    }

    /**
     * Sends the messages one after the other. Ends early when the endpoint asks for a pause, does not exist any more,
     * is away again and again, or when the time is over.
     */
    List<SentMessage> send(WebhookClient client, Duration time, Supplier<Instant> clock) {
        Instant end = clock.get().plus(time);
        List<SentMessage> sent = new ArrayList<>();
        int failed = failures;
        for (PlannedMessage message : messages) {
            DeliveryAttempt attempt = client.send(url, secrets, message.id(), message.body());
            sent.add(new SentMessage(message, attempt, failed));
            failed = attempt.isTaken() ? 0 : failed + 1;
            boolean pauses = attempt.isGone()
                    || !attempt.asked().isZero()
                    || (attempt.isAway() && failed >= RetrySchedule.FAILURES);
            if (pauses || clock.get().isAfter(end)) {
                break;
            }
        }
        return sent;
    }
}
