package io.github.directorysync.keycloak.events;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ScheduledWork;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.query.WorkState;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Makes events of what changes have left in the outbox. Each node does it; whoever locks a realm's sequence extends it,
 * so a node that is killed holds up nobody.
 */
public final class EventSequencer extends ScheduledWork {

    /** So many transactions of one realm at a time, so that the events of others do not wait for it. */
    private static final int MOST_BATCHES = 10;

    /** A row that is older than this at the end of a run means that the sequence is stuck. */
    private static final Duration STUCK = Duration.ofMinutes(5);

    private final AtomicLong backlog = new AtomicLong();
    private volatile boolean stuck;

    private record WaitingRealm(String realmId, Instant oldest) {}

    public EventSequencer() {
        super("event-sequencer", Duration.ofSeconds(1));
        Metrics.gauge("directory.sync.event.backlog.age", backlog);
    }

    @Override
    public boolean isOfEachNode() {
        return true;
    }

    @Override
    public boolean isPrompt() {
        return true;
    }

    /** Failing, too, if changes wait for long although no run has failed. */
    @Override
    public WorkState state() {
        WorkState state = super.state();
        return new WorkState(state.name(), state.lastDone(), state.failing() || stuck);
    }

    @Override
    public void run(KeycloakSessionFactory factory) {
        @Nullable RuntimeException first = null;
        for (WaitingRealm realm : waiting(factory)) {
            try {
                move(factory, realm.realmId());
            } catch (RuntimeException fault) {
                // One realm must not hold up the others.
                first = first == null ? fault : with(first, fault);
            }
        }
        Optional<Instant> oldest =
                waiting(factory).stream().map(WaitingRealm::oldest).min(Instant::compareTo);
        Duration age = oldest.map(since -> Duration.between(since, ServerTime.now()))
                .filter(since -> !since.isNegative())
                .orElse(Duration.ZERO);
        backlog.set(age.toSeconds());
        stuck = age.compareTo(STUCK) > 0;
        if (first != null) {
            throw first;
        }
    }

    private static RuntimeException with(RuntimeException first, RuntimeException further) {
        first.addSuppressed(further);
        return first;
    }

    private static List<WaitingRealm> waiting(KeycloakSessionFactory factory) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> new Database(session)
                        .rows(
                                "select o.realmId, min(o.created) from OutboxEntity o group by o.realmId",
                                Map.of(),
                                row -> new WaitingRealm(row.text(0), row.time(1)))
                        .list());
    }

    private static void move(KeycloakSessionFactory factory, String realmId) {
        int moved = 1;
        for (int batch = 0; batch < MOST_BATCHES && moved > 0; batch++) {
            moved = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> move(session, realmId));
        }
    }

    private static int move(KeycloakSession session, String realmId) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            // Written while the realm was deleted.
            EventRetention.deleteAll(new Database(session), realmId);
            return 0;
        }
        session.getContext().setRealm(realm);
        return SequenceBatch.move(session, realm);
    }
}
