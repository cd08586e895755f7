package io.github.directorysync.keycloak.activity;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ResultRow;
import io.github.directorysync.keycloak.query.RowQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Reads the number of requests and errors in buckets of whole hours, for one directory or all directories of a realm.
 */
public record Traffic(KeycloakSession session, RealmModel realm) {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    private static final String SUMS = "select t.hour, sum(t.done), sum(t.refused), sum(t.failed) from TrafficEntity t";

    /** The period: it begins with the hour of {@code from} and has {@code buckets} buckets of {@code hours} hours. */
    public record Span(Instant from, int hours, int buckets) {

        private long first() {
            return hour(from);
        }

        private long end() {
            return first() + (long) hours * buckets;
        }

        private int bucket(long hour) {
            return (int) ((hour - first()) / hours);
        }

        private Instant start(int bucket) {
            return Instant.ofEpochMilli((first() + (long) bucket * hours) * HOUR);
        }
    }

    /**
     * The requests of one bucket.
     *
     * @param done the number answered with success
     * @param refused the number answered 4xx
     * @param failed the number answered 5xx
     */
    public record Bucket(Instant from, long done, long refused, long failed) {}

    static long hour(Instant at) {
        return at.toEpochMilli() / HOUR;
    }

    /** Reads all buckets of the period, including empty ones, with one statement. */
    public List<Bucket> of(Optional<Directory> directory, Span span) {
        Database database = new Database(session);
        RowQuery<Hour> hours = directory
                .map(one -> database.rows(
                        SUMS + " where t.directoryId = :id and t.hour >= :from and t.hour < :to group by t.hour",
                        Map.of("id", one.id(), "from", span.first(), "to", span.end()),
                        Hour::of))
                .orElseGet(() -> database.rows(
                        SUMS + ", ComponentEntity c where c.id = t.directoryId and c.realm.id = :realm"
                                + " and t.hour >= :from and t.hour < :to group by t.hour",
                        Map.of("realm", realm.getId(), "from", span.first(), "to", span.end()),
                        Hour::of));
        List<Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < span.buckets(); i++) {
            buckets.add(new Bucket(span.start(i), 0, 0, 0));
        }
        hours.list()
                .forEach(hour -> buckets.set(span.bucket(hour.hour()), hour.in(buckets.get(span.bucket(hour.hour())))));
        return List.copyOf(buckets);
    }

    private record Hour(long hour, long done, long refused, long failed) {

        static Hour of(ResultRow row) {
            return new Hour(row.number(0), row.number(1), row.number(2), row.number(3));
        }

        Bucket in(Bucket bucket) {
            return new Bucket(
                    bucket.from(), bucket.done() + done, bucket.refused() + refused, bucket.failed() + failed);
        }
    }
}
