package io.github.directorysync.keycloak.activity;

import io.github.directorysync.keycloak.activity.ActivityLog.Entry;
import io.github.directorysync.keycloak.query.DatabaseFault;
import io.github.directorysync.keycloak.query.ScheduledWork;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.query.WorkState;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.activity.DeniedRequests;
import io.micrometer.core.instrument.Counter;
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
 * Buffers activity log entries that no request waits for: reads, rejected requests, and refusals while the log cannot
 * be written. They are written once a second, many in one transaction. Entries that do not fit into memory are dropped
 * and counted.
 */
public final class ActivityBuffer extends ScheduledWork {

    private static final String ID = "activity-log";
    private static final Logger LOG = Logger.getLogger(ActivityBuffer.class);
    private static final int CAPACITY = 20_000;
    private static final int AT_ONCE = 500;

    /**
     * How long writing pauses after a failure: all background work shares one thread, which must not wait for a locked
     * table each second.
     */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong dropped = new AtomicLong();

    /** There from the start with 0: an alarm on an increase would miss the first one of a new series. */
    private final Counter lost = Metrics.counter("directory.sync.activity.dropped");

    private final DeniedRequests denials = new DeniedRequests();
    private volatile Instant notBefore = Instant.MIN;

    public ActivityBuffer() {
        super(ID, Duration.ofSeconds(1));
    }

    @Override
    public boolean isPrompt() {
        return true;
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
     * Adds a request that was not authenticated. The first of a minute is written as it is; the others of that minute
     * become one entry with their number.
     */
    public void addDenied(String realmId, Activity activity) {
        if (denials.isFirst(realmId, activity)) {
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
        denials.over(ServerTime.now()).forEach(this::add);
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
                // Keep them until the log can be written; if the buffer is full, newer entries have priority.
                notBefore = DatabaseFault.of(fault) == DatabaseFault.GONE
                        ? Instant.MIN
                        : ServerTime.now().plus(PAUSE);
                entries.forEach(entry -> add(entry.realmId(), entry.activity()));
                throw fault;
            }
            // One entry that the database refuses must not prevent the others.
            if (entries.size() > 1) {
                entries.forEach(entry -> write(factory, List.of(entry)));
            } else if (!exists(factory, entries.get(0))) {
                drop();
            }
        }
    }

    /** Whether the entry exists: a change whose commit seemed to fail may have written it. */
    private static boolean exists(KeycloakSessionFactory factory, Entry entry) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> new ActivityLog(session).has(entry.activity().id()));
    }

    private void drop() {
        dropped.incrementAndGet();
        lost.increment();
    }
}
