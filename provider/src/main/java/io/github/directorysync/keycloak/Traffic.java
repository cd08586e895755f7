package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** How many requests came and were refused, in buckets of whole hours: of one directory, or of all that the realm has. */
public record Traffic(KeycloakSession session, RealmModel realm) {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    private static final String SUMS = "select t.hour, sum(t.done), sum(t.refused), sum(t.failed) from TrafficEntity t";

    /** What is asked for: from the hour of {@code from} on, so many buckets of so many hours. */
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
     * What came within one bucket.
     *
     * @param done with success
     * @param refused answered 4xx
     * @param failed answered 5xx
     */
    public record Bucket(Instant from, long done, long refused, long failed) {}

    static long hour(Instant at) {
        return at.toEpochMilli() / HOUR;
    }

    /** As many buckets as were asked for, empty ones too; one statement. */
    public List<Bucket> of(Optional<Directory> directory, Span span) {
        Database database = new Database(session);
        List<Object[]> rows = directory
                .map(one -> database.list(
                        SUMS + " where t.directoryId = :id and t.hour >= :from and t.hour < :to group by t.hour",
                        Object[].class,
                        Map.of("id", one.id(), "from", span.first(), "to", span.end())))
                .orElseGet(() -> database.list(
                        SUMS + ", ComponentEntity c where c.id = t.directoryId and c.realm.id = :realm"
                                + " and t.hour >= :from and t.hour < :to group by t.hour",
                        Object[].class,
                        Map.of("realm", realm.getId(), "from", span.first(), "to", span.end())));
        long[][] sums = new long[span.buckets()][3];
        for (Object[] row : rows) {
            long[] sum = sums[span.bucket((Long) row[0])];
            for (int i = 0; i < sum.length; i++) {
                sum[i] += ((Number) row[i + 1]).longValue();
            }
        }
        return IntStream.range(0, sums.length)
                .mapToObj(i -> new Bucket(span.start(i), sums[i][0], sums[i][1], sums[i][2]))
                .toList();
    }
}
