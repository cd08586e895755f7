package io.github.directorysync.keycloak.query;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.timer.TimerProvider;

/**
 * Background work that runs at a fixed interval from the start of the server. Implementations are named in the
 * services file {@code META-INF/services/io.github.directorysync.keycloak.query.ScheduledWork}. The option {@code
 * --spi-directory-work--<id>--interval} sets the interval in seconds.
 */
public abstract class ScheduledWork implements ProviderFactory<ScheduledWork>, Provider {

    private static final Logger LOG = Logger.getLogger(ScheduledWork.class);

    private final String id;
    private final Duration defaultInterval;
    private Duration interval;
    private volatile @Nullable Timer timer;
    private volatile @Nullable Instant lastDone;
    private volatile boolean failing;

    public ScheduledWork(String id, Duration defaultInterval) {
        this.id = id;
        this.defaultInterval = defaultInterval;
        this.interval = defaultInterval;
    }

    /**
     * Runs the work once. In a cluster it never runs on two nodes at the same time, but may run on one after the
     * other, so work that must not happen twice has to record what was done. It opens its own, small transactions.
     */
    public abstract void run(KeycloakSessionFactory factory);

    /** Whether each node runs the work for itself, instead of one node for the cluster. */
    public boolean isOfEachNode() {
        return false;
    }

    /**
     * Whether the work has a thread of its own, since somebody waits for it. All other work shares Keycloak's timer, where
     * one that takes long holds up the rest.
     */
    public boolean isPrompt() {
        return false;
    }

    public WorkState state() {
        return new WorkState(id, Optional.ofNullable(lastDone), failing);
    }

    private void runGuarded(KeycloakSessionFactory factory) {
        try {
            if (isOfEachNode()) {
                run(factory);
            } else {
                KeycloakModelUtils.runJobInTransaction(factory, session -> runOnce(session, factory));
            }
            lastDone = ServerTime.now();
            failing = false;
        } catch (RuntimeException fault) {
            failing = true;
            // It runs again soon, and a lost database is reported elsewhere.
            if (DatabaseFault.of(fault) == DatabaseFault.GONE) {
                LOG.debugf("chore %s: the database cannot be reached", id);
            } else {
                LOG.warnf(fault, "chore %s: failed", id);
            }
        }
    }

    private void runOnce(KeycloakSession session, KeycloakSessionFactory factory) {
        session.getProvider(ClusterProvider.class)
                .executeIfNotExecuted("directory-sync-" + id, (int) Math.max(60, interval.toSeconds()), () -> {
                    run(factory);
                    return true;
                });
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final ScheduledWork create(KeycloakSession session) {
        return this;
    }

    @Override
    public void init(Config.Scope config) {
        interval = Duration.ofSeconds(Math.max(1, config.getLong("interval", defaultInterval.toSeconds())));
    }

    /**
     * Schedules the work after Keycloak's migration: the first start creates the tables and a newer version changes
     * them before that event.
     */
    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                schedule(factory);
            }
        });
    }

    private void schedule(KeycloakSessionFactory factory) {
        String name = "directory-sync-" + id;
        if (isPrompt()) {
            Timer own = new Timer(name, true);
            own.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            runGuarded(factory);
                        }
                    },
                    interval.toMillis(),
                    interval.toMillis());
            timer = own;
        } else {
            KeycloakModelUtils.runJobInTransaction(
                    factory,
                    session -> session.getProvider(TimerProvider.class)
                            .schedule(() -> runGuarded(factory), interval.toMillis(), name));
        }
    }

    /** At the end of the server: the work is always reached by its factory, so no session closes it. */
    @Override
    public void close() {
        Timer own = timer;
        if (own != null) {
            own.cancel();
        }
    }
}
