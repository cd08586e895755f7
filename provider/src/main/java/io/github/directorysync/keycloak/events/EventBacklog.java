package io.github.directorysync.keycloak.events;

import io.github.directorysync.keycloak.query.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A snapshot of the outbox: the changes whose events are not in the sequence yet.
 *
 * @param oldest by realm, when the oldest change was made
 * @param events by directory, how many events wait
 */
record EventBacklog(Map<String, Instant> oldest, Map<String, Long> events) {

    static final EventBacklog NOTHING = new EventBacklog(Map.of(), Map.of());

    private record WaitingDirectory(String realmId, String directoryId, Instant oldest, long events) {}

    EventBacklog {
        oldest = Map.copyOf(oldest);
        events = Map.copyOf(events);
    }

    static EventBacklog read(Database database) {
        List<WaitingDirectory> rows = database.rows(
                        "select o.realmId, o.directoryId, min(o.created), sum(o.events) from OutboxEntity o"
                                + " group by o.realmId, o.directoryId",
                        Map.of(),
                        row -> new WaitingDirectory(
                                row.text(0), row.optionalText(1).orElse(""), row.time(2), row.number(3)))
                .list();
        Map<String, Instant> oldest = new LinkedHashMap<>();
        Map<String, Long> events = new HashMap<>();
        for (WaitingDirectory row : rows) {
            oldest.merge(row.realmId(), row.oldest(), (one, other) -> one.isBefore(other) ? one : other);
            events.merge(row.directoryId(), row.events(), Long::sum);
        }
        return new EventBacklog(oldest, events);
    }

    Set<String> realms() {
        return oldest.keySet();
    }

    /** How many events of the directory wait. */
    long of(String directoryId) {
        return events.getOrDefault(directoryId, 0L);
    }

    /** For how long the oldest change has waited. */
    Duration age(Instant now) {
        return oldest.values().stream()
                .min(Instant::compareTo)
                .map(since -> Duration.between(since, now))
                .filter(since -> !since.isNegative())
                .orElse(Duration.ZERO);
    }
}
