package io.github.directorysync.console;

import io.github.directorysync.keycloak.query.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The end that a caller sets: {@code expires}, a moment, or {@code expiresIn}, a duration from now.
 *
 * @param said whether either field was sent; {@code null} counts, and means no end
 */
public record Expiry(boolean said, Optional<Instant> end) {

    private static final String AT = "expires";
    private static final String IN = "expiresIn";

    public static Expiry read(Fields form, Duration least, Duration most) {
        Expiry expiry = readOpen(form, least, most);
        if (form.optionalMoment(AT)
                .filter(end -> end.isAfter(ServerTime.now().plus(most)))
                .isPresent()) {
            form.fault(AT, "expires must lie at most " + most.toDays() + " days ahead.");
        }
        return expiry;
    }

    /** Reads an optional end where only {@code expiresIn} has bounds. */
    public static Expiry readOpen(Fields form, Duration least, Duration most) {
        Optional<Instant> at = form.optionalMoment(AT);
        Optional<Duration> in = form.optionalDuration(IN, least, most);
        if (at.isPresent() && in.isPresent()) {
            form.fault(IN, "Say expires or expiresIn, not both.");
        }
        return new Expiry(form.has(AT) || form.has(IN), at.or(() -> in.map(ServerTime.now()::plus)));
    }
}
