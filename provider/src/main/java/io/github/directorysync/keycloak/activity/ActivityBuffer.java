package io.github.directorysync.keycloak.activity;

import io.github.directorysync.keycloak.activity.ActivityLog.Entry;
import io.github.directorysync.keycloak.query.DatabaseFault;
import io.github.directorysync.keycloak.query.ScheduledWork;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.query.WorkState;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.activity.DeniedRequests;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Entries of the log that no request waits for: reads, what strangers try, and what was refused while the log could not be
 * written. They are written once a second, many in one transaction; what does not fit into memory meanwhile is dropped and
 * counted.
 */
public final class ActivityBuffer extends ScheduledWork {

    private static final String ID = "activity-log";
    private static final Logger LOG = Logger.getLogger(ActivityBuffer.class);
    private static final int ROOM = 20_000;
    private static final int AT_ONCE = 500;

    /** While the log cannot be written nobody else is kept waiting for that: all background work shares one thread. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(ROOM);
    private final AtomicLong dropped = new AtomicLong();
    private final DeniedRequests knocks = new DeniedRequests();
    private volatile Instant notBefore = Instant.MIN;

    public ActivityBuffer() {
        super(ID, Duration.ofSeconds(1));
    }

    public static ActivityBuffer of(KeycloakSession session) {
        return (ActivityBuffer) session.getKeycloakSessionFactory().getProviderFactory(ScheduledWork.class, ID);
    }

    public void add(String realmId, Activity activity) {
        if (!waiting.offer(new Entry(realmId, activity))) {
            drop();
        }
    }

    /**
     * Somebody who may not come in: the first of a minute is written as it is, the others as one entry that says how
     * many there were.
     */
    public void addKnock(String realmId, Activity activity) {
        if (knocks.isFirst(realmId, activity)) {
            add(realmId, activity);
        }
    }

    @Override
    public boolean isOfEachNode() {
        return true;
    }

    @Override
    public WorkState state() {
        WorkState state = super.state();
        return new WorkState(
                state.name(),
                state.lastDone(),
                state.failing() || ServerTime.now().isBefore(notBefore));
    }

    @Override
    public void run(KeycloakSessionFactory factory) {
        knocks.over(ServerTime.now()).forEach(this::add);
        long lost = dropped.getAndSet(0);
        if (lost > 0) {
            LOG.warnf(
                    "%d entries are missing from the activity log: they came faster than they can be written, or cannot be",
                    lost);
        }
        if (ServerTime.now().isBefore(notBefore)) {
            return;
        }
        List<Entry> next = new ArrayList<>();
        while (waiting.drainTo(next, AT_ONCE) > 0) {
            write(factory, List.copyOf(next));
            next.clear();
        }
    }

    private void write(KeycloakSessionFactory factory, List<Entry> entries) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> new ActivityLog(session).writeAll(entries));
        } catch (RuntimeException fault) {
            if (!DatabaseFault.isAboutValues(fault)) {
                // They wait for a log that can be written; if there is no room, newer ones have it.
                notBefore = DatabaseFault.of(fault) == DatabaseFault.GONE
                        ? Instant.MIN
                        : ServerTime.now().plus(PAUSE);
                entries.forEach(entry -> add(entry.realmId(), entry.activity()));
                throw fault;
            }
            // One that cannot be written must not take the others along.
            if (entries.size() > 1) {
                entries.forEach(entry -> write(factory, List.of(entry)));
            } else if (!isThere(factory, entries.get(0))) {
                drop();
            }
        }
    }

    /** A change whose commit seemed to fail has written its own entry after all. */
    private static boolean isThere(KeycloakSessionFactory factory, Entry entry) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> new ActivityLog(session).has(entry.activity().id()));
    }

    private void drop() {
        dropped.incrementAndGet();
        Metrics.counter("directory.sync.activity.dropped").increment();
    }
}
