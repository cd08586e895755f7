package io.github.directorysync.keycloak.webhooks;

import io.github.directorysync.keycloak.events.EventFeed.EventFilter;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.WebhookEntity;
import io.github.directorysync.keycloak.store.WebhookStateEntity;
import io.github.directorysync.keycloak.webhooks.Endpoint.EndpointSettings;
import io.github.directorysync.sync.events.EventType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads endpoints from their rows, and writes what a column has of several values. */
record EndpointRows(Database database) {

    private static final String SEPARATOR = ",";

    Endpoint endpoint(WebhookEntity row) {
        Set<EventType> types = split(row.types).stream()
                .flatMap(word -> EventType.of(word).stream())
                .collect(Collectors.toSet());
        EventFilter filter = new EventFilter(types, split(row.directories));
        return new Endpoint(
                row.id,
                new EndpointSettings(
                        row.url, Optional.ofNullable(row.description).orElse(""), filter, row.enabled),
                Optional.ofNullable(row.disabledReason),
                Instant.ofEpochMilli(row.created),
                time(row.formerUntil).filter(until -> until.isAfter(ServerTime.now())),
                state(row.id));
    }

    private Endpoint.EndpointState state(String id) {
        WebhookStateEntity row = database.find(WebhookStateEntity.class, id).orElseThrow();
        DeliveryStore deliveries = new DeliveryStore(database, id);
        return new Endpoint.EndpointState(
                row.position,
                row.failures,
                time(row.failingSince),
                time(row.restsUntil),
                time(row.lastSuccess),
                time(row.lastFailure),
                Optional.ofNullable(row.lastProblem),
                deliveries.count(Delivery.DeliveryState.WAITING),
                deliveries.count(Delivery.DeliveryState.DEAD));
    }

    private static Optional<Instant> time(@Nullable Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }

    static String types(EventFilter filter) {
        return joined(filter.types().stream().map(EventType::word).toList());
    }

    static String joined(Collection<String> values) {
        return values.stream().sorted().collect(Collectors.joining(SEPARATOR));
    }

    private static Set<String> split(@Nullable String joined) {
        return joined == null || joined.isEmpty()
                ? Set.of()
                : Arrays.stream(joined.split(SEPARATOR, -1)).collect(Collectors.toSet());
    }
}
