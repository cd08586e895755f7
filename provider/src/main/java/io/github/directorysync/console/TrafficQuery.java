package io.github.directorysync.console;

import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.Traffic;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Which hours a caller asks for: {@code from}, {@code bucketHours}, {@code buckets}. */
final class TrafficQuery {

    private static final int USUAL = 24;
    private static final int MOST_BUCKETS = 750;
    private static final int MOST_HOURS = 31 * 24;

    private TrafficQuery() {}

    /**
     * Reads the parameters; the last 24 hours, hour by hour, if there are none.
     *
     * @throws InvalidSettings if it is no moment, or more than 31 days
     */
    static Traffic.Span span(MultivaluedMap<String, String> parameters, Instant now) {
        int hours = number(parameters, "bucketHours", MOST_HOURS).orElse(1);
        int buckets = number(parameters, "buckets", MOST_BUCKETS).orElse(USUAL);
        if ((long) hours * buckets > MOST_HOURS) {
            throw new InvalidSettings("buckets", "All buckets together may have at most " + MOST_HOURS + " hours.");
        }
        Instant from = Optional.ofNullable(parameters.getFirst("from"))
                .map(TrafficQuery::moment)
                .orElseGet(() -> now.minus(Duration.ofHours((long) hours * buckets - 1)));
        return new Traffic.Span(from, hours, buckets);
    }

    private static Optional<Integer> number(MultivaluedMap<String, String> parameters, String name, int most) {
        return Slice.number(parameters, name, 1, most);
    }

    private static Instant moment(String text) {
        try {
            Instant moment = Instant.parse(text.strip());
            if (!moment.isBefore(Instant.EPOCH) && moment.isBefore(Instant.parse("9999-01-01T00:00:00Z"))) {
                return moment;
            }
        } catch (DateTimeParseException notAMoment) {
            // Said below, like a moment that cannot be meant.
        }
        throw new InvalidSettings("from", "from must be a time such as 2030-12-31T18:00:00Z.");
    }
}
