package io.github.directorysync.console;

import io.github.directorysync.keycloak.query.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When something ends, as a caller says it: {@code expires}, a moment, or {@code expiresIn}, a length of time from now on.
 *
 * @param said whether one of them was sent, {@code null} included, which means that it never ends
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

    /** The same where only the length of time has a bound. */
    public static Expiry readOpen(Fields form, Duration least, Duration most) {
        Optional<Instant> at = form.optionalMoment(AT);
        Optional<Duration> in = form.optionalDuration(IN, least, most);
        if (at.isPresent() && in.isPresent()) {
            form.fault(IN, "Say expires or expiresIn, not both.");
        }
        return new Expiry(form.has(AT) || form.has(IN), at.or(() -> in.map(ServerTime.now()::plus)));
    }
}
