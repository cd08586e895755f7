package io.github.directorysync.keycloak.events;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.RunFaults;
import io.github.directorysync.keycloak.query.ScheduledWork;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.query.WorkState;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Makes events of what changes have left in the outbox. Each node does it; whoever locks a realm's sequence extends it,
 * so a node that is killed holds up nobody. Realms take turns, a transaction each. Within a realm the order is that of
 * the changes, since the same person may leave one directory and be taken over by another.
 */
public final class EventSequencer extends ScheduledWork {

    private static final String ID = "event-sequencer";

    /** After so long, a run ends though changes wait, and the next one begins. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(10);

    /** A row that is older than this at the end of a run means that the sequence is stuck. */
    private static final Duration STUCK = Duration.ofMinutes(5);

    private static final long MAX_WAITING = 20_000;

    private final AtomicLong backlogAge = new AtomicLong();
    private long maxWaiting = MAX_WAITING;
    private volatile EventBacklog backlog = EventBacklog.NOTHING;
    private volatile boolean stuck;

    public EventSequencer() {
        super(ID, Duration.ofSeconds(1));
        Metrics.gauge("directory.sync.event.backlog.age", backlogAge);
    }

    public static EventSequencer of(KeycloakSession session) {
        return (EventSequencer) session.getKeycloakSessionFactory().getProviderFactory(ScheduledWork.class, ID);
    }

    /** The option {@code max-waiting}: how many events of one directory may wait before its next change is refused. */
    @Override
    public void init(Config.Scope config) {
        super.init(config);
        maxWaiting = config.getLong("max-waiting", MAX_WAITING);
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

    /**
     * Whether so many events of the directory wait that those of others would wait behind them. It is what this node saw
     * a moment ago. False while the sequence is stuck: to refuse changes would not help, and some of them suspend people.
     */
    public boolean isBehind(String directoryId) {
        return !stuck && backlog.of(directoryId) > maxWaiting;
    }

    @Override
    public void run(KeycloakSessionFactory factory) {
        Instant end = ServerTime.now().plus(LONGEST_RUN);
        RunFaults faults = new RunFaults();
        EventBacklog waiting = look(factory);
        boolean moved = true;
        while (moved && !waiting.realms().isEmpty() && ServerTime.now().isBefore(end)) {
            moved = false;
            for (String realm : waiting.realms()) {
                moved |= faults.turn(realm, () -> move(factory, realm));
            }
            waiting = look(factory);
        }
        faults.raise();
    }

    private EventBacklog look(KeycloakSessionFactory factory) {
        EventBacklog now = KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> EventBacklog.read(new Database(session)));
        Duration age = now.age(ServerTime.now());
        backlogAge.set(age.toSeconds());
        stuck = age.compareTo(STUCK) > 0;
        backlog = now;
        return now;
    }

    private static boolean move(KeycloakSessionFactory factory, String realmId) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> move(session, realmId)) > 0;
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
