package io.github.directorysync.keycloak.activity;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ScheduledWork;
import io.github.directorysync.keycloak.store.TrafficEntity;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * RequestCounts SCIM requests by the hour, also in realms without an activity log. A request only increments a number in
 * memory; the numbers are written once a minute, so the latest counts are lost if the node is killed.
 */
public final class TrafficCounter extends ScheduledWork {

    private static final String ID = "request-counts";
    private static final int MAX_UNWRITTEN = 10_000;

    private final Map<TrafficEntity.TrafficKey, RequestCounts> unwritten = new ConcurrentHashMap<>();

    private record RequestCounts(long done, long refused, long failed) {

        RequestCounts and(RequestCounts more) {
            return new RequestCounts(done + more.done, refused + more.refused, failed + more.failed);
        }
    }

    public TrafficCounter() {
        super(ID, Duration.ofMinutes(1));
    }

    public static TrafficCounter of(KeycloakSession session) {
        return (TrafficCounter) session.getKeycloakSessionFactory().getProviderFactory(ScheduledWork.class, ID);
    }

    /**
     * RequestCounts one request.
     *
     * @param status the HTTP status of the answer
     */
    public void count(String directoryId, Instant at, int status) {
        if (unwritten.size() < MAX_UNWRITTEN) {
            unwritten.merge(
                    new TrafficEntity.TrafficKey(directoryId, Traffic.hour(at)),
                    new RequestCounts(
                            status < 400 ? 1 : 0, status >= 400 && status < 500 ? 1 : 0, status >= 500 ? 1 : 0),
                    RequestCounts::and);
        }
    }

    @Override
    public boolean isOfEachNode() {
        return true;
    }

    /** Writes in a fixed order, so that two nodes wait for each other instead of causing a deadlock. */
    @Override
    public void run(KeycloakSessionFactory factory) {
        unwritten.keySet().stream()
                .sorted(Comparator.comparing(TrafficEntity.TrafficKey::directoryId)
                        .thenComparing(TrafficEntity.TrafficKey::hour))
                .forEach(key -> write(factory, key));
    }

    private void write(KeycloakSessionFactory factory, TrafficEntity.TrafficKey key) {
        RequestCounts counts = unwritten.remove(key);
        if (counts == null) {
            return;
        }
        try {
            if (!KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> add(new Database(session), key, counts))) {
                unwritten.merge(key, counts, RequestCounts::and);
            }
        } catch (RuntimeException fault) {
            unwritten.merge(key, counts, RequestCounts::and);
            throw fault;
        }
    }

    /**
     * Adds counts to the row of an hour; ignores them if the directory is gone.
     *
     * @return false if another transaction has locked the directory, perhaps to delete it
     */
    private static boolean add(Database database, TrafficEntity.TrafficKey key, RequestCounts counts) {
        Map<String, String> directory = Map.of("id", key.directoryId());
        if (Database.skippingLocked(
                        database.query("select c.id from ComponentEntity c where c.id = :id", String.class, directory),
                        LockModeType.PESSIMISTIC_READ)
                .getResultList()
                .isEmpty()) {
            return database.count("select count(*) from ComponentEntity c where c.id = :id", directory) == 0;
        }
        if (update(database, key, counts) == 0) {
            database.change(
                    "insert into TrafficEntity (directoryId, hour, done, refused, failed) values (:id, :hour, 0, 0, 0)"
                            + " on conflict (directoryId, hour) do nothing",
                    Map.of("id", key.directoryId(), "hour", key.hour()));
            update(database, key, counts);
        }
        return true;
    }

    private static int update(Database database, TrafficEntity.TrafficKey key, RequestCounts counts) {
        return database.change(
                "update TrafficEntity t set t.done = t.done + :done, t.refused = t.refused + :refused,"
                        + " t.failed = t.failed + :failed where t.directoryId = :id and t.hour = :hour",
                Map.of(
                        "done", counts.done(),
                        "refused", counts.refused(),
                        "failed", counts.failed(),
                        "id", key.directoryId(),
                        "hour", key.hour()));
    }
}
