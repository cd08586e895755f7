package io.github.directorysync.keycloak.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The result of one attempt to deliver a message.
 *
 * @param status the HTTP status of the answer; empty if there was none
 * @param problem why it failed; empty if the endpoint took it
 * @param asked how long the endpoint asks to wait
 */
record DeliveryAttempt(Instant at, Optional<Integer> status, Optional<String> problem, Duration asked) {

    private static final int GONE = 410;

    /** Statuses that say that the endpoint is overloaded or cannot be reached. They do not depend on the message. */
    private static final Set<Integer> AWAY = Set.of(408, 429, 502, 503, 504);

    static DeliveryAttempt answered(Instant at, int status, Duration asked) {
        boolean taken = status / 100 == 2;
        return new DeliveryAttempt(
                at, Optional.of(status), taken ? Optional.empty() : Optional.of("answered " + status), asked);
    }

    static DeliveryAttempt failed(Instant at, String problem) {
        return new DeliveryAttempt(at, Optional.empty(), Optional.of(problem), Duration.ZERO);
    }

    boolean isTaken() {
        return problem.isEmpty();
    }

    /** Whether the endpoint says that it does not exist any more. */
    boolean isGone() {
        return status.filter(code -> code == GONE).isPresent();
    }

    /** Whether the endpoint did not answer, or said that it is overloaded or cannot be reached; any other failure is of this message. */
    boolean isAway() {
        return !isTaken() && status.map(AWAY::contains).orElse(true);
    }

    /** The outcome in metrics. */
    String outcome() {
        return isTaken() ? "delivered" : status.isPresent() ? "refused" : "unreachable";
    }
}
