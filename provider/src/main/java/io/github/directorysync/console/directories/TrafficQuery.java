package io.github.directorysync.console.directories;

import io.github.directorysync.console.QueryParameters;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.activity.Traffic;
import java.time.Duration;
import java.time.Instant;

/** Reads the time span of the traffic: {@code from}, {@code bucket}, {@code buckets}. */
final class TrafficQuery {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final int USUAL = 24;
    private static final int MOST_BUCKETS = 750;

    private TrafficQuery() {}

    /** The span; by default the last 24 hours, hour by hour, and at most 31 days. */
    static Traffic.Span span(QueryParameters asked, Instant now) {
        int hours = (int) asked.duration("bucket", HOUR, LONGEST).orElse(HOUR).toHours();
        int buckets = asked.number("buckets", 1, MOST_BUCKETS).orElse(USUAL);
        if ((long) hours * buckets > LONGEST.toHours()) {
            throw new InvalidSettings("buckets", "All buckets together may have at most 31 days.");
        }
        Instant from = asked.moment("from").orElseGet(() -> now.minus(Duration.ofHours((long) hours * buckets - 1)));
        if (from.isBefore(Instant.EPOCH) || from.isAfter(now)) {
            throw new InvalidSettings("from", "from must lie between 1970 and now.");
        }
        return new Traffic.Span(from, hours, buckets);
    }
}
