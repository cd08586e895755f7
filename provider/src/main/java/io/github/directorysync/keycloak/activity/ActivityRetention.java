package io.github.directorysync.keycloak.activity;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.directorysync.keycloak.query.Batches;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ScheduledWork;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.HeldEntity;
import io.github.directorysync.keycloak.store.RealmSwitches;
import io.github.directorysync.keycloak.store.ReviewEntity;
import io.github.directorysync.keycloak.store.RoleChangeEntity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Deletes old entries of the activity log, realm by realm, in small transactions. {@link RealmSwitches#activityDays}
 * and {@link RealmSwitches#activityReadDays} are the retention periods; records without a realm are kept for 90 days.
 */
public final class ActivityRetention extends ScheduledWork {

    private static final Logger LOG = Logger.getLogger(ActivityRetention.class);
    private static final int BATCH_SIZE = 1000;

    public ActivityRetention() {
        super("activity-retention", Duration.ofHours(1));
    }

    /** Also deletes all entries of a realm when the realm is removed. */
    @Override
    public void postInit(KeycloakSessionFactory factory) {
        super.postInit(factory);
        factory.register(event -> {
            if (event instanceof RealmModel.RealmRemovedEvent removed) {
                new Database(removed.getKeycloakSession())
                        .change(
                                "delete from ActivityEntity a where a.realmId = :realm",
                                Map.of("realm", removed.getRealm().getId()));
            }
        });
    }

    @Override
    public void run(KeycloakSessionFactory factory) {
        List<String> realms = KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> new Database(session)
                        .list("select distinct a.realmId from ActivityEntity a", String.class, Map.of()));
        int cleared = 0;
        for (String realm : realms) {
            cleared += Batches.repeat(factory, BATCH_SIZE, session -> clear(session, realm));
        }
        Batches.repeat(factory, BATCH_SIZE, ActivityRetention::clearRoleChanges);
        Batches.repeat(factory, BATCH_SIZE, ActivityRetention::clearDecided);
        KeycloakModelUtils.runJobInTransaction(
                factory,
                session -> new Database(session)
                        .change(
                                "delete from TrafficEntity t where t.hour < :old",
                                Map.of(
                                        "old",
                                        Traffic.hour(
                                                Instant.ofEpochMilli(before(RealmSwitches.ACTIVITY_DAYS_DEFAULT))))));
        // Dismissed reviews are kept: otherwise they would be opened again.
        Batches.repeat(factory, BATCH_SIZE, ActivityRetention::clearLinked);
        if (cleared > 0) {
            LOG.infof(
                    "%d entries of the activity log were older than the retention period and have been deleted",
                    cleared);
        }
    }

    /** Deletes up to one batch of old entries; of a deleted realm, entries that were written during its deletion. */
    private static int clear(KeycloakSession session, String realmId) {
        RealmModel realm = session.realms().getRealm(realmId);
        long old = realm == null ? Long.MAX_VALUE : before(RealmSwitches.activityDays(realm));
        long oldRead = realm == null ? Long.MAX_VALUE : before(RealmSwitches.activityReadDays(realm));
        Database database = new Database(session);
        List<String> ids = skippingLocked(database.query(
                        "select a.id from ActivityEntity a where a.realmId = :realm and (a.created < :old"
                                + " or (a.created < :oldRead and a.writes = false))",
                        String.class,
                        Map.of("realm", realmId, "old", old, "oldRead", oldRead)))
                .setMaxResults(BATCH_SIZE)
                .getResultList();
        Database.chunks(ids)
                .forEach(chunk ->
                        database.change("delete from ActivityEntity a where a.id in (:ids)", Map.of("ids", chunk)));
        return ids.size();
    }

    /**
     * Deletes old role changes but the latest of each user and app, so that it stays known when a role last changed.
     */
    private static int clearRoleChanges(KeycloakSession session) {
        Database database = new Database(session);
        List<RoleChangeEntity> old = skippingLocked(database.query(
                        "from RoleChangeEntity r where r.created < :old and exists (select 1 from RoleChangeEntity n"
                                + " where n.userId = r.userId and n.appId = r.appId and n.created > r.created)",
                        RoleChangeEntity.class,
                        Map.of("old", before(RealmSwitches.ACTIVITY_DAYS_DEFAULT))))
                .setMaxResults(BATCH_SIZE)
                .getResultList();
        old.forEach(database.entities()::remove);
        return old.size();
    }

    /** Deletes old decisions on changes that the guard held. */
    private static int clearDecided(KeycloakSession session) {
        return clear(session, "from HeldEntity h where h.state <> 'HELD' and h.decided < :old", HeldEntity.class);
    }

    /** Deletes old reviews whose account was linked. */
    private static int clearLinked(KeycloakSession session) {
        return clear(session, "from ReviewEntity r where r.state = 'LINKED' and r.decided < :old", ReviewEntity.class);
    }

    private static <T> int clear(KeycloakSession session, @CompileTimeConstant String which, Class<T> type) {
        Database database = new Database(session);
        List<T> old = skippingLocked(
                        database.query(which, type, Map.of("old", before(RealmSwitches.ACTIVITY_DAYS_DEFAULT))))
                .setMaxResults(BATCH_SIZE)
                .getResultList();
        old.forEach(database.entities()::remove);
        return old.size();
    }

    /** Rows that another transaction is deleting or changing are left for the next run. */
    private static <T> TypedQuery<T> skippingLocked(TypedQuery<T> query) {
        return Database.skippingLocked(query, LockModeType.PESSIMISTIC_WRITE);
    }

    private static long before(int days) {
        return ServerTime.now().minus(Duration.ofDays(days)).toEpochMilli();
    }
}
