package io.github.directorysync.sync.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long to wait after each failed attempt to deliver an event, and after failures of an endpoint whatever the event.
 *
 * @param pauses the pause after the first failed attempt, after the second and so on; after the last one the event is a
 *     dead letter
 * @param disabledAfter for how long an endpoint may fail without a success in between
 */
public record RetrySchedule(List<Duration> pauses, Duration disabledAfter) {

    /** The pauses that the Standard Webhooks specification recommends: ten attempts in a little more than three days. */
    public static final RetrySchedule STANDARD = new RetrySchedule(
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(14),
                    Duration.ofHours(20),
                    Duration.ofHours(24)),
            Duration.ofDays(5));

    /** After so many failures in a row nothing but single attempts is sent, with pauses. */
    public static final int FAILURES = 5;

    /** The longest pause that an endpoint may ask for by {@code Retry-After}. */
    public static final Duration LONGEST_ASKED = Duration.ofHours(1);

    private static final Duration FIRST_BREAK = Duration.ofSeconds(10);
    private static final Duration LONGEST_BREAK = Duration.ofHours(1);
    private static final int DOUBLINGS = 10;

    /** A tenth more or less, so that what failed together does not come back together. */
    private static final double JITTER = 0.1;

    public RetrySchedule {
        pauses = List.copyOf(pauses);
    }

    /**
     * The pause before the next attempt; empty if there is none.
     *
     * @param attempts how many attempts have failed, from 1
     * @param chance a random number from 0 to 1
     */
    public Optional<Duration> pause(int attempts, double chance) {
        return attempts > pauses.size() ? Optional.empty() : Optional.of(jittered(pauses.get(attempts - 1), chance));
    }

    /**
     * For how long nothing is sent to an endpoint.
     *
     * @param failures how many attempts have failed in a row, whatever the event
     * @param chance a random number from 0 to 1
     * @return zero below {@link #FAILURES}
     */
    public Duration rest(int failures, double chance) {
        if (failures < FAILURES) {
            return Duration.ZERO;
        }
        Duration whole = FIRST_BREAK.multipliedBy(1L << Math.min(DOUBLINGS, failures - FAILURES));
        Duration limit = pauses.isEmpty() ? LONGEST_BREAK : pauses.get(pauses.size() - 1);
        return jittered(shorter(shorter(whole, LONGEST_BREAK), limit), chance);
    }

    /** The pause that an endpoint asks for, as far as it is granted; zero if the value is no number of seconds. */
    public static Duration asked(String retryAfter) {
        String text = retryAfter.strip();
        boolean isNumber = !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? shorter(Duration.ofSeconds(Long.parseLong(text)), LONGEST_ASKED) : Duration.ZERO;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration jittered(Duration pause, double chance) {
        return Duration.ofMillis(Math.round(pause.toMillis() * (1 - JITTER + 2 * JITTER * chance)));
    }
}
