package io.github.directorysync.keycloak.webhooks;

import io.github.directorysync.keycloak.events.EventFeed;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.webhooks.DeliveryPlan.PlannedMessage;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.sync.events.DirectoryEvent;
import io.github.directorysync.sync.webhooks.RetrySchedule;
import io.github.directorysync.sync.webhooks.WebhookSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The turn of one run at an endpoint, by a lease: reads what to send, in the transaction of the session. */
record DeliveryTurn(KeycloakSession session, Database database, String endpointId, String owner) {

    /** Longer than a plan takes. If a node is killed, another one goes on after it. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final int RETRIES = 10;
    private static final int EVENTS = 50;

    DeliveryTurn(KeycloakSession session, String endpointId, String owner) {
        this(session, new Database(session), endpointId, owner);
    }

    /** Takes or renews the lease; false while another run has it. */
    boolean take() {
        Instant now = ServerTime.now();
        return database.change(
                        "update WebhookStateEntity s set s.owner = :owner, s.leaseUntil = :until where s.webhookId ="
                                + " :id and (s.owner = :owner or s.leaseUntil is null or s.leaseUntil < :now)",
                        Map.of(
                                "owner",
                                owner,
                                "until",
                                now.plus(LEASE).toEpochMilli(),
                                "id",
                                endpointId,
                                "now",
                                now.toEpochMilli()))
                > 0;
    }

    /** Ends the turn. */
    void end() {
        database.change(
                "update WebhookStateEntity s set s.owner = null, s.leaseUntil = null where s.webhookId = :id"
                        + " and s.owner = :owner",
                Map.of("id", endpointId, "owner", owner));
    }

    /** The realm of the endpoint, which becomes that of the session; empty if either is gone. */
    Optional<RealmModel> realm() {
        Optional<RealmModel> realm = database
                .list("select w.realmId from WebhookEntity w where w.id = :id", String.class, Map.of("id", endpointId))
                .stream()
                .findFirst()
                .flatMap(id -> Optional.ofNullable(session.realms().getRealm(id)));
        realm.ifPresent(session.getContext()::setRealm);
        return realm;
    }

    /** What to send now; empty if it is another run's turn, or there is nothing. */
    Optional<DeliveryPlan> plan() {
        if (!take()) {
            return Optional.empty();
        }
        return realm().flatMap(realm ->
                new EndpointStore(session, realm).find(endpointId).flatMap(endpoint -> plan(realm, endpoint)));
    }

    private Optional<DeliveryPlan> plan(RealmModel realm, Endpoint endpoint) {
        Instant now = ServerTime.now();
        EndpointStore store = new EndpointStore(session, realm);
        List<WebhookSecret> secrets = store.secrets(endpointId, now);
        DeliveryStore deliveries = new DeliveryStore(database, endpointId);
        if (secrets.isEmpty()) {
            unreadable(realm, endpoint, deliveries, now);
            return Optional.empty();
        }
        Endpoint.EndpointState state = endpoint.state();
        boolean rests = state.restsUntil().filter(now::isBefore).isPresent();
        boolean testsOnly = rests || !endpoint.settings().enabled();
        boolean careful = state.restsUntil().isPresent() && state.failures() >= RetrySchedule.FAILURES;
        List<PlannedMessage> messages = new ArrayList<>();
        EventFeed feed = new EventFeed(database, realm.getId());
        for (Delivery delivery : deliveries.due(now, testsOnly, careful ? 1 : RETRIES)) {
            Optional<PlannedMessage> message = again(realm, feed, delivery);
            message.ifPresentOrElse(messages::add, () -> deliveries.remove(delivery));
        }
        long upTo = state.position();
        if (!testsOnly && (!careful || messages.isEmpty())) {
            EventFeed.FeedPage page = feed.page(upTo, endpoint.settings().filter(), careful ? 1 : EVENTS);
            page.events()
                    .forEach(event -> messages.add(new PlannedMessage(
                            event.id(),
                            Optional.empty(),
                            Optional.of(event),
                            ScimJson.text(event.json(realm.getName())))));
            upTo = page.upTo();
        }
        DeliveryPlan plan = new DeliveryPlan(
                endpoint.settings().url(), secrets, messages, state.position(), upTo, state.failures());
        return plan.isEmpty() ? Optional.empty() : Optional.of(plan);
    }

    /** Nothing can be signed: the endpoint is disabled, and tests of it fail. */
    private void unreadable(RealmModel realm, Endpoint endpoint, DeliveryStore deliveries, Instant now) {
        if (endpoint.settings().enabled()) {
            new DeliveryReport(session, realm, endpoint)
                    .disable(
                            "The realm's key that encrypts the secret is gone. Rotate the secret, and enable it again.");
        }
        DeliveryAttempt failed = DeliveryAttempt.failed(now, "the secret cannot be read");
        deliveries.due(now, true, RETRIES).forEach(test -> deliveries.failed(test, failed, Optional.empty()));
    }

    private static Optional<PlannedMessage> again(RealmModel realm, EventFeed feed, Delivery delivery) {
        if (delivery.isTest()) {
            return Optional.of(new PlannedMessage(
                    delivery.eventId(),
                    Optional.of(delivery),
                    Optional.empty(),
                    ScimJson.text(TestMessage.of(realm.getName(), delivery))));
        }
        Optional<DirectoryEvent> event = delivery.position().flatMap(feed::find);
        return event.map(one ->
                new PlannedMessage(one.id(), Optional.of(delivery), event, ScimJson.text(one.json(realm.getName()))));
    }
}
