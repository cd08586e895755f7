package io.github.directorysync.keycloak.webhooks;

import io.github.directorysync.keycloak.query.DatabaseFault;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.webhooks.DeliveryPlan.SentMessage;
import io.github.directorysync.sync.webhooks.RetrySchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Delivers what waits for one endpoint, for some seconds: reads it in a transaction, sends it without one, and writes
 * down the result in another. Meanwhile it has the lease of the endpoint.
 *
 * @param owner a name that no other run has
 * @param finished called at the end, whatever happened
 */
record DeliveryRun(
        KeycloakSessionFactory factory,
        WebhookClient client,
        RetrySchedule schedule,
        String endpoint,
        String owner,
        Runnable finished)
        implements Runnable {

    private static final Logger LOG = Logger.getLogger(DeliveryRun.class);

    /** With the timeout of one exchange, shorter than the lease. */
    private static final Duration OF_A_PLAN = Duration.ofSeconds(5);

    private static final Duration WHOLE = Duration.ofSeconds(20);

    @Override
    public void run() {
        try {
            deliver();
        } catch (RuntimeException fault) {
            if (DatabaseFault.of(fault) == DatabaseFault.GONE) {
                LOG.debugf("webhook %s: the database cannot be reached", endpoint);
            } else {
                LOG.warnf(fault, "webhook %s: delivering failed", endpoint);
            }
        } finally {
            finished.run();
        }
    }

    private void deliver() {
        Instant end = ServerTime.now().plus(WHOLE);
        Optional<DeliveryPlan> plan = plan();
        while (plan.isPresent()) {
            List<SentMessage> sent = plan.get().send(client, OF_A_PLAN, ServerTime::now);
            report(plan.get(), sent);
            plan = ServerTime.now().isBefore(end) ? plan() : Optional.empty();
        }
        KeycloakModelUtils.runJobInTransaction(factory, session -> turn(session).end());
    }

    private Optional<DeliveryPlan> plan() {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> turn(session).plan());
    }

    private void report(DeliveryPlan plan, List<SentMessage> sent) {
        KeycloakModelUtils.runJobInTransaction(factory, session -> {
            DeliveryTurn turn = turn(session);
            if (turn.take()) {
                turn.realm()
                        .ifPresent(realm -> new EndpointStore(session, realm)
                                .find(endpoint)
                                .ifPresent(now -> new DeliveryReport(session, realm, now).write(plan, sent, schedule)));
            }
        });
    }

    private DeliveryTurn turn(KeycloakSession session) {
        return new DeliveryTurn(session, endpoint, owner);
    }
}
