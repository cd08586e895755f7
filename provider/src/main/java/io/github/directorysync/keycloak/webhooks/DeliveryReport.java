package io.github.directorysync.keycloak.webhooks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.directorysync.keycloak.activity.AdminAudit;
import io.github.directorysync.keycloak.activity.AuditedChange;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.webhooks.DeliveryPlan.PlannedMessage;
import io.github.directorysync.keycloak.webhooks.DeliveryPlan.SentMessage;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.webhooks.RetrySchedule;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Stores the results of the messages to an endpoint, in the transaction of the session. */
record DeliveryReport(KeycloakSession session, RealmModel realm, Endpoint endpoint) {

    private static final int LONGEST_PROBLEM = 255;

    /** Records the messages of a plan that were sent, in their order. */
    void write(DeliveryPlan plan, List<SentMessage> sent, RetrySchedule schedule) {
        Database database = new Database(session);
        DeliveryStore deliveries = new DeliveryStore(database, endpoint.id());
        long position = plan.from();
        boolean isWhole = sent.size() == plan.messages().size();
        for (SentMessage one : sent) {
            Metrics.counter(
                            "directory.sync.webhook.deliveries",
                            "realm",
                            realm.getName(),
                            "outcome",
                            one.attempt().outcome())
                    .increment();
            Optional<Delivery> again = one.message().again();
            if (one.attempt().isTaken()) {
                again.ifPresent(delivery -> deliveries.taken(delivery, one.attempt()));
            } else if (again.isPresent()) {
                deliveries.failed(again.get(), one.attempt(), next(again.get().attempts() + 1, one, schedule));
            } else if (one.stays()) {
                isWhole = false;
                continue;
            } else {
                one.message()
                        .event()
                        .ifPresent(event -> deliveries.addFailed(event, one.attempt(), next(1, one, schedule)));
            }
            position = again.isPresent() ? position : position(one.message(), position);
        }
        move(database, plan.from(), isWhole ? plan.upTo() : position);
        List<SentMessage> counted =
                sent.stream().filter(one -> !one.message().isTest()).toList();
        if (!counted.isEmpty()) {
            state(database, counted, schedule);
        }
    }

    private static long position(PlannedMessage message, long before) {
        return message.event().map(event -> event.position()).orElse(before);
    }

    /** Unless an administrator has asked for a replay meanwhile. */
    private void move(Database database, long from, long to) {
        database.change(
                "update WebhookStateEntity s set s.position = :to where s.webhookId = :id and s.position = :from",
                Map.of("to", to, "id", endpoint.id(), "from", from));
    }

    /** A test message is sent once; an endpoint that is gone gets the message again if it is enabled again. */
    private static Optional<Instant> next(int attempts, SentMessage one, RetrySchedule schedule) {
        if (one.message().isTest()) {
            return Optional.empty();
        }
        Instant now = one.attempt().at();
        return one.attempt().isGone()
                ? Optional.of(now)
                : schedule.pause(attempts, chance())
                        .map(pause -> now.plus(longer(pause, one.attempt().asked())));
    }

    private void state(Database database, List<SentMessage> sent, RetrySchedule schedule) {
        SentMessage last = sent.get(sent.size() - 1);
        DeliveryAttempt attempt = last.attempt();
        boolean anyTaken = sent.stream().anyMatch(one -> one.attempt().isTaken());
        int failures = attempt.isTaken() ? 0 : last.failures() + 1;
        Instant since = anyTaken
                ? attempt.at()
                : endpoint.state().failingSince().orElse(sent.get(0).attempt().at());
        // One that answers gets no rest: its refusals of some messages, of one customer perhaps, would hold up all
        // others.
        Duration rest = attempt.isAway() ? longer(schedule.rest(failures, chance()), attempt.asked()) : attempt.asked();
        Map<String, Object> values = new HashMap<>();
        values.put("id", endpoint.id());
        values.put("failures", failures);
        values.put("since", failures == 0 ? null : (Long) since.toEpochMilli());
        values.put(
                "rests", rest.isZero() ? null : (Long) attempt.at().plus(rest).toEpochMilli());
        values.put("success", last(sent, true, endpoint.state().lastSuccess()));
        values.put("failure", last(sent, false, endpoint.state().lastFailure()));
        values.put("problem", problem(sent).orElse(null));
        database.change(
                "update WebhookStateEntity s set s.failures = :failures, s.failingSince = :since, s.restsUntil ="
                        + " :rests, s.lastSuccess = :success, s.lastFailure = :failure, s.lastProblem = :problem where"
                        + " s.webhookId = :id",
                values);
        if (attempt.isGone()) {
            disable("The endpoint answered 410: it does not exist any more.");
        } else if (failures >= RetrySchedule.FAILURES
                && since.plus(schedule.disabledAfter()).isBefore(attempt.at())) {
            disable("No message has been taken since " + since + "; the last problem: "
                    + attempt.problem().orElse("") + ".");
        }
    }

    private static @Nullable Long last(List<SentMessage> sent, boolean taken, Optional<Instant> before) {
        return sent.stream()
                .map(SentMessage::attempt)
                .filter(attempt -> attempt.isTaken() == taken)
                .map(DeliveryAttempt::at)
                .reduce((one, next) -> next)
                .or(() -> before)
                .map(Instant::toEpochMilli)
                .orElse(null);
    }

    private Optional<String> problem(List<SentMessage> sent) {
        return sent.stream()
                .flatMap(one -> one.attempt().problem().stream())
                .reduce((one, next) -> next)
                .or(() -> endpoint.state().lastProblem())
                .map(text -> text.substring(0, Math.min(LONGEST_PROBLEM, text.length())));
    }

    private static double chance() {
        return ThreadLocalRandom.current().nextDouble();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Disables the endpoint, with an admin event and a log entry. */
    void disable(String reason) {
        new EndpointStore(session, realm).disable(endpoint, reason);
        Activity.Target target =
                AdminAudit.target("Webhook", endpoint.id(), endpoint.settings().description());
        AuditedChange.of(EndpointStore.RESOURCE_TYPE, OperationType.UPDATE, "directory-sync/webhooks/" + endpoint.id())
                .as("disable-webhook")
                .about(target)
                .is(JsonNodeFactory.instance.objectNode().put("disabledReason", reason))
                .write(session, AdminAudit.on(session, target));
    }
}
