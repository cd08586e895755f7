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
 * Counts the requests of directories by the hour, whether a log is kept or not. A request only adds to a number in memory; the
 * numbers are written down once a minute, so what a node counted last is lost if it is killed.
 */
public final class TrafficCounter extends ScheduledWork {

    private static final String ID = "request-counts";
    private static final int MOST_KEPT = 10_000;

    private final Map<TrafficEntity.Key, Counts> unwritten = new ConcurrentHashMap<>();

    private record Counts(long done, long refused, long failed) {

        Counts and(Counts more) {
            return new Counts(done + more.done, refused + more.refused, failed + more.failed);
        }
    }

    public TrafficCounter() {
        super(ID, Duration.ofMinutes(1));
    }

    public static TrafficCounter of(KeycloakSession session) {
        return (TrafficCounter) session.getKeycloakSessionFactory().getProviderFactory(ScheduledWork.class, ID);
    }

    /** One request of that directory was answered with that status. */
    public void count(String directoryId, Instant at, int status) {
        if (unwritten.size() < MOST_KEPT) {
            unwritten.merge(
                    new TrafficEntity.Key(directoryId, Traffic.hour(at)),
                    new Counts(status < 400 ? 1 : 0, status >= 400 && status < 500 ? 1 : 0, status >= 500 ? 1 : 0),
                    Counts::and);
        }
    }

    @Override
    public boolean isOfEachNode() {
        return true;
    }

    /** In one order, so that two nodes wait for each other and do not block each other. */
    @Override
    public void run(KeycloakSessionFactory factory) {
        unwritten.keySet().stream()
                .sorted(Comparator.comparing(TrafficEntity.Key::directoryId).thenComparing(TrafficEntity.Key::hour))
                .forEach(key -> write(factory, key));
    }

    private void write(KeycloakSessionFactory factory, TrafficEntity.Key key) {
        Counts counts = unwritten.remove(key);
        if (counts == null) {
            return;
        }
        try {
            if (!KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> add(new Database(session), key, counts))) {
                unwritten.merge(key, counts, Counts::and);
            }
        } catch (RuntimeException fault) {
            unwritten.merge(key, counts, Counts::and);
            throw fault;
        }
    }

    /**
     * Of a directory that is gone meanwhile nothing.
     *
     * @return false if somebody has locked the directory, perhaps to remove it
     */
    private static boolean add(Database database, TrafficEntity.Key key, Counts counts) {
        Map<String, String> directory = Map.of("id", key.directoryId());
        if (database.query("select c.id from ComponentEntity c where c.id = :id", String.class, directory)
                .setLockMode(LockModeType.PESSIMISTIC_READ)
                .setHint("jakarta.persistence.lock.timeout", Database.SKIP_LOCKED)
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

    private static int update(Database database, TrafficEntity.Key key, Counts counts) {
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
