package io.github.directorysync.keycloak.webhooks;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.DeliveryEntity;
import io.github.directorysync.keycloak.webhooks.Delivery.DeliveryState;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.events.DirectoryEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The messages that an endpoint did not take at once, and its test messages. */
public record DeliveryStore(Database database, String endpoint) {

    /** The most test messages that wait or are listed. */
    public static final int TESTS = 20;

    /** How many there are in that state. */
    public long count(DeliveryState state) {
        return database.count(
                "select count(*) from DeliveryEntity d where d.webhookId = :id and d.state = :state",
                Map.of("id", endpoint, "state", state.name()));
    }

    /** Those in that state, the newest first. */
    public List<Delivery> page(DeliveryState state, int first, int max) {
        return database
                .query(
                        "from DeliveryEntity d where d.webhookId = :id and d.state = :state"
                                + " order by d.created desc, d.id desc",
                        DeliveryEntity.class,
                        Map.of("id", endpoint, "state", state.name()))
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultList()
                .stream()
                .map(DeliveryStore::delivery)
                .toList();
    }

    /** The message of that id; empty if the endpoint has none. */
    public Optional<Delivery> find(String id) {
        return database.find(DeliveryEntity.class, id)
                .filter(row -> row.webhookId.equals(endpoint))
                .map(DeliveryStore::delivery);
    }

    /** Those that are due, the longest first. */
    List<Delivery> due(Instant now, boolean testsOnly, int max) {
        return database
                .query(
                        "from DeliveryEntity d where d.webhookId = :id and d.state = 'WAITING' and d.due <= :now"
                                + " and (:all = true or d.position is null) order by d.due, d.id",
                        DeliveryEntity.class,
                        Map.of("id", endpoint, "now", now.toEpochMilli(), "all", !testsOnly))
                .setMaxResults(max)
                .getResultList()
                .stream()
                .map(DeliveryStore::delivery)
                .toList();
    }

    /** Adds a test message, in place of the oldest if there are many. */
    public Delivery addTest() {
        database.query(
                        "from DeliveryEntity d where d.webhookId = :id and d.position is null order by d.created desc",
                        DeliveryEntity.class,
                        Map.of("id", endpoint))
                .setFirstResult(TESTS - 1)
                .getResultList()
                .forEach(database.entities()::remove);
        DeliveryEntity row = begun(DirectoryEvent.ID_PREFIX + Activity.newId(ServerTime.now()), Delivery.TEST);
        row.due = row.created;
        database.entities().persist(row);
        database.flush();
        return delivery(row);
    }

    /** Adds an event whose first attempt has failed, unless an earlier one waits already. */
    void addFailed(DirectoryEvent event, DeliveryAttempt attempt, Optional<Instant> next) {
        Map<String, String> same = Map.of("id", endpoint, "event", event.id());
        DeliveryEntity row = database
                .list(
                        "from DeliveryEntity d where d.webhookId = :id and d.eventId = :event",
                        DeliveryEntity.class,
                        same)
                .stream()
                .findFirst()
                .orElseGet(() -> begun(event.id(), event.type().word()));
        row.position = event.position();
        failed(row, attempt, 1, next);
        database.entities().persist(row);
    }

    private DeliveryEntity begun(String event, String type) {
        DeliveryEntity row = new DeliveryEntity();
        Instant now = ServerTime.now();
        row.id = Activity.newId(now);
        row.webhookId = endpoint;
        row.eventId = event;
        row.type = type;
        row.state = DeliveryState.WAITING.name();
        row.created = now.toEpochMilli();
        return row;
    }

    /** Records a failed attempt. Without a next one it is a dead letter. */
    void failed(Delivery delivery, DeliveryAttempt attempt, Optional<Instant> next) {
        database.find(DeliveryEntity.class, delivery.id())
                .ifPresent(row -> failed(row, attempt, delivery.attempts() + 1, next));
    }

    private static void failed(DeliveryEntity row, DeliveryAttempt attempt, int attempts, Optional<Instant> next) {
        row.attempts = attempts;
        row.lastAttempt = attempt.at().toEpochMilli();
        row.lastStatus = attempt.status().orElse(null);
        row.lastProblem = attempt.problem().orElse(null);
        row.state = (next.isPresent() ? DeliveryState.WAITING : DeliveryState.DEAD).name();
        row.due = next.orElse(attempt.at()).toEpochMilli();
    }

    /** Records that the endpoint took it. Only test messages are kept. */
    void taken(Delivery delivery, DeliveryAttempt attempt) {
        database.find(DeliveryEntity.class, delivery.id()).ifPresent(row -> {
            if (delivery.isTest()) {
                row.state = DeliveryState.DELIVERED.name();
                row.attempts = delivery.attempts() + 1;
                row.lastAttempt = attempt.at().toEpochMilli();
                row.lastStatus = attempt.status().orElse(null);
            } else {
                database.entities().remove(row);
            }
        });
    }

    /** Removes a message whose event has been deleted. */
    void remove(Delivery delivery) {
        database.find(DeliveryEntity.class, delivery.id()).ifPresent(database.entities()::remove);
    }

    /**
     * Sends dead letters again, with all attempts.
     *
     * @param id of one of them; empty for all
     * @return how many
     */
    public int replay(Optional<String> id) {
        return database.change(
                "update DeliveryEntity d set d.state = 'WAITING', d.attempts = 0, d.due = :now"
                        + " where d.webhookId = :endpoint and d.state = 'DEAD' and (:all = true or d.id = :id)",
                Map.of(
                        "now", ServerTime.now().toEpochMilli(),
                        "endpoint", endpoint,
                        "all", id.isEmpty(),
                        "id", id.orElse("")));
    }

    private static Delivery delivery(DeliveryEntity row) {
        return new Delivery(
                row.id,
                row.eventId,
                Optional.ofNullable(row.position),
                row.type,
                DeliveryState.valueOf(row.state),
                row.attempts,
                Instant.ofEpochMilli(row.due),
                Instant.ofEpochMilli(row.created),
                Optional.ofNullable(row.lastAttempt).map(Instant::ofEpochMilli),
                Optional.ofNullable(row.lastStatus),
                Optional.ofNullable(row.lastProblem));
    }
}
