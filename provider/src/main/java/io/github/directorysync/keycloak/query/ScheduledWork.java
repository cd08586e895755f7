package io.github.directorysync.keycloak.query;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
 * Work that has to be done again and again without anybody asking for it. One that is named in the services file
 * {@code META-INF/services/io.github.directorysync.keycloak.query.ScheduledWork} is done from the server's start on, every so many
 * seconds: {@code --spi-directory-work--<id>--interval} says how many.
 */
public abstract class ScheduledWork implements ProviderFactory<ScheduledWork>, Provider {

    private static final Logger LOG = Logger.getLogger(ScheduledWork.class);

    private final String id;
    private final Duration usually;
    private Duration interval;
    private volatile @Nullable Instant lastDone;
    private volatile boolean failing;

    public ScheduledWork(String id, Duration usually) {
        this.id = id;
        this.usually = usually;
        this.interval = usually;
    }

    /**
     * Does it once. In a cluster never at two nodes at a time, but perhaps at one after the other, so whatever must not
     * happen twice has to be written down. What it needs of transactions it opens itself, small ones.
     */
    public abstract void run(KeycloakSessionFactory factory);

    /** Whether each node does it for itself. */
    public boolean isOfEachNode() {
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
            // The next time is never far, and of a database that is gone others tell.
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
        interval = Duration.ofSeconds(Math.max(1, config.getLong("interval", usually.toSeconds())));
    }

    /** From when the tables are there: a first start makes them, and a newer version changes them, after this. */
    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(
                        factory,
                        session -> session.getProvider(TimerProvider.class)
                                .schedule(() -> runGuarded(factory), interval.toMillis(), "directory-sync-" + id));
            }
        });
    }

    @Override
    public void close() {}
}
