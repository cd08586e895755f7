package io.github.directorysync.console;

import io.github.directorysync.directory.InvalidSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Moments and durations in ISO 8601, as the admin API and the portal API read and write them. */
public final class Times {

    private Times() {}

    /** A moment with its offset, such as {@code 2030-12-31T18:00:00Z}. */
    static Instant moment(String field, String text) {
        try {
            Instant moment = OffsetDateTime.parse(text).toInstant();
            // A moment beyond the range of a column of milliseconds is refused too.
            Math.multiplyExact(moment.getEpochSecond(), 1000L);
            return moment;
        } catch (DateTimeParseException | ArithmeticException malformedOrTooFarAway) {
            throw new InvalidSettings(field, field + " must be a time such as 2030-12-31T18:00:00Z.");
        }
    }

    static String notToCome(String field) {
        return field + " must be a time to come, such as 2030-12-31T18:00:00Z.";
    }

    /** A duration in days, hours, minutes and seconds, such as {@code P90D} or {@code PT5M}. */
    static Duration duration(String field, String text, Duration least, Duration most) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException | ArithmeticException notADuration) {
            // Refused below, like a duration out of bounds.
        }
        throw new InvalidSettings(
                field,
                field + " must be a length of time from " + written(least) + " to " + written(most)
                        + ", such as P7D for seven days or PT5M for five minutes.");
    }

    /** {@code P90D} rather than Java's {@code PT2160H}. */
    public static String written(Duration duration) {
        Duration rest = duration.minusDays(duration.toDays());
        if (duration.toDays() == 0 || duration.isNegative()) {
            return duration.toString();
        }
        return "P" + duration.toDays() + "D"
                + (rest.isZero() ? "" : rest.toString().substring(1));
    }
}
