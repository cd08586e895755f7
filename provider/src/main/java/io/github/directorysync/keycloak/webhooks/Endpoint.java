package io.github.directorysync.keycloak.webhooks;

import io.github.directorysync.keycloak.events.EventFeed.EventFilter;
import java.time.Instant;
import java.util.Optional;

/**
 * An endpoint that gets the events of a realm, and how it does.
 *
 * @param disabledReason why the server disabled it; empty if it did not
 * @param formerSecretUntil until when messages are signed with the former secret too; empty if they are not
 */
public record Endpoint(
        String id,
        EndpointSettings settings,
        Optional<String> disabledReason,
        Instant created,
        Optional<Instant> formerSecretUntil,
        EndpointState state) {

    /** What an administrator sets. */
    public record EndpointSettings(String url, String description, EventFilter filter, boolean enabled) {}

    /**
     * How the deliveries to it do.
     *
     * @param position of the last event that was sent to it, or that its filter left out
     * @param failures how many attempts have failed since the last success
     * @param restsUntil nothing is sent before, because of these failures; empty if nothing holds it up
     * @param lastProblem why the last failed attempt failed
     * @param waiting how many messages wait for another attempt
     * @param dead how many dead letters there are
     */
    public record EndpointState(
            long position,
            int failures,
            Optional<Instant> failingSince,
            Optional<Instant> restsUntil,
            Optional<Instant> lastSuccess,
            Optional<Instant> lastFailure,
            Optional<String> lastProblem,
            long waiting,
            long dead) {}
}
