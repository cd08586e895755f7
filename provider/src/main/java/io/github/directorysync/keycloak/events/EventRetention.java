package io.github.directorysync.keycloak.events;

import io.github.directorysync.keycloak.query.Batches;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ScheduledWork;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.EventSequenceEntity;
import io.github.directorysync.keycloak.store.RealmSwitches;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Deletes events that are older than {@link RealmSwitches#eventDays}, and those of realms that are deleted. */
public final class EventRetention extends ScheduledWork {

    private static final int BATCH_SIZE = 1000;

    private static final String ENDPOINTS = " (select w.id from WebhookEntity w where w.realmId = :realm)";

    public EventRetention() {
        super("event-retention", Duration.ofHours(1));
    }

    /** Also deletes everything of a realm when the realm is removed. */
    @Override
    public void postInit(KeycloakSessionFactory factory) {
        super.postInit(factory);
        factory.register(event -> {
            if (event instanceof RealmModel.RealmRemovedEvent removed) {
                deleteAll(
                        new Database(removed.getKeycloakSession()),
                        removed.getRealm().getId());
            }
        });
    }

    @Override
    public void run(KeycloakSessionFactory factory) {
        List<String> realms = KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> new Database(session)
                        .list("select s.realmId from EventSequenceEntity s", String.class, Map.of()));
        realms.forEach(realm -> Batches.repeat(factory, BATCH_SIZE, session -> clear(session, realm)));
    }

    /** Deletes the oldest events from the front of the sequence, so that what is left has no gap. */
    private static int clear(KeycloakSession session, String realmId) {
        RealmModel realm = session.realms().getRealm(realmId);
        Database database = new Database(session);
        if (realm == null) {
            deleteAll(database, realmId);
            return 0;
        }
        Optional<EventSequenceEntity> sequence = new SequenceLock(database, realmId).take();
        if (sequence.isEmpty()) {
            return 0;
        }
        long old = ServerTime.now()
                .minus(Duration.ofDays(RealmSwitches.eventDays(realm)))
                .toEpochMilli();
        database.change(
                "delete from DeliveryEntity d where d.position is null and d.created < :old and d.webhookId in"
                        + ENDPOINTS,
                Map.of("old", old, "realm", realmId));
        List<Long> positions = database.query(
                        "select e.position from DirectoryEventEntity e where e.realmId = :realm and e.sequenced < :old"
                                + " order by e.position",
                        Long.class,
                        Map.of("realm", realmId, "old", old))
                .setMaxResults(BATCH_SIZE)
                .getResultList();
        if (!positions.isEmpty()) {
            long last = positions.get(positions.size() - 1);
            sequence.get().expired = last;
            database.change(
                    "delete from DeliveryEntity d where d.position <= :last and d.webhookId in" + ENDPOINTS,
                    Map.of("last", last, "realm", realmId));
            database.change(
                    "delete from DirectoryEventEntity e where e.realmId = :realm and e.position <= :last",
                    Map.of("last", last, "realm", realmId));
        }
        return positions.size();
    }

    /**
     * Deletes the events, the outbox and the endpoints of a realm. Rows are locked in the order of those who sequence and
     * deliver events meanwhile: first that of the sequence, or of the endpoint's state, then what belongs to it.
     */
    static void deleteAll(Database database, String realmId) {
        Map<String, String> realm = Map.of("realm", realmId);
        database.change("delete from EventSequenceEntity s where s.realmId = :realm", realm);
        database.change("delete from OutboxEntity o where o.realmId = :realm", realm);
        database.change("delete from DirectoryEventEntity e where e.realmId = :realm", realm);
        database.change("delete from ActivatedDirectoryEntity a where a.realmId = :realm", realm);
        database.change("delete from WebhookStateEntity s where s.webhookId in" + ENDPOINTS, realm);
        database.change("delete from DeliveryEntity d where d.webhookId in" + ENDPOINTS, realm);
        database.change("delete from WebhookEntity w where w.realmId = :realm", realm);
    }
}
