package io.github.directorysync.keycloak.decisions;

import io.github.directorysync.keycloak.activity.ActivityRows;
import io.github.directorysync.keycloak.guard.HeldChangeQueue;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.Paged;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.query.ResultRow;
import io.github.directorysync.keycloak.query.TableQuery;
import io.github.directorysync.keycloak.store.ActivityEntity;
import io.github.directorysync.keycloak.store.HeldEntity;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.guard.HeldChange;
import io.github.directorysync.sync.guard.RemovalKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The changes that the guard holds in a realm, grouped by the request that caused them. */
public final class HeldRequestQuery {

    private static final String WAITING = " from HeldEntity h, ComponentEntity c where c.id = h.directoryId"
            + " and c.realm.id = :realm and h.state = 'HELD'";

    /** In the order of the columns. */
    private static final List<RemovalKind> KINDS = List.of(
            RemovalKind.SUSPEND, RemovalKind.DELETE, RemovalKind.LEAVE, RemovalKind.DISSOLVE, RemovalKind.UNPUSH);

    private final RealmModel realm;
    private final Database database;

    public HeldRequestQuery(KeycloakSession session, RealmModel realm) {
        this.realm = realm;
        this.database = new Database(session);
    }

    /**
     * A request with held changes.
     *
     * @param activityId the id of the request's entry in the log; empty if there is none, for example if changed settings
     *     suspend users
     * @param people how many users it affects
     * @param what how many changes there are of each kind
     */
    public record Request(
            String directoryId,
            Optional<String> activityId,
            Instant oldest,
            long changes,
            long people,
            Map<RemovalKind, Long> what,
            Optional<Activity> activity) {

        private Request with(Map<String, Activity> activities) {
            return new Request(
                    directoryId,
                    activityId,
                    oldest,
                    changes,
                    people,
                    what,
                    activityId.flatMap(id -> Optional.ofNullable(activities.get(id))));
        }
    }

    /** A page of requests, the oldest first; three statements. */
    public Paged<Request> page(int first, int max) {
        Map<String, Object> parameters = Map.of("realm", realm.getId());
        long total = database.count(
                "select count(distinct concat(h.directoryId, coalesce(h.activityId, '')))" + WAITING, parameters);
        List<Request> requests = database.rows(
                        "select h.directoryId, h.activityId, min(h.created), count(h.id), count(distinct h.userId)"
                                + ", sum(case when h.what = 'SUSPEND' then 1 else 0 end)"
                                + ", sum(case when h.what = 'DELETE' then 1 else 0 end)"
                                + ", sum(case when h.what = 'LEAVE' then 1 else 0 end)"
                                + ", sum(case when h.what = 'DISSOLVE' then 1 else 0 end)"
                                + ", sum(case when h.what = 'UNPUSH' then 1 else 0 end)"
                                + WAITING
                                + " group by h.directoryId, h.activityId order by min(h.created), h.directoryId, h.activityId",
                        parameters,
                        row -> new Request(
                                row.text(0),
                                row.optionalText(1),
                                row.time(2),
                                row.number(3),
                                row.number(4),
                                what(row),
                                Optional.empty()))
                .from(first)
                .most(max)
                .list();
        Map<String, Activity> activities = activities(requests);
        return new Paged<>(
                total,
                requests.stream().map(request -> request.with(activities)).toList());
    }

    private static Map<RemovalKind, Long> what(ResultRow row) {
        Map<RemovalKind, Long> what = new EnumMap<>(RemovalKind.class);
        int column = 5;
        for (RemovalKind kind : KINDS) {
            long changes = row.number(column++);
            if (changes > 0) {
                what.put(kind, changes);
            }
        }
        return what;
    }

    private Map<String, Activity> activities(List<Request> requests) {
        List<String> ids = requests.stream()
                .flatMap(request -> request.activityId().stream())
                .toList();
        Map<String, Activity> found = new HashMap<>();
        Database.chunks(ids)
                .flatMap(chunk -> database
                        .list("from ActivityEntity a where a.id in (:ids)", ActivityEntity.class, Map.of("ids", chunk))
                        .stream())
                .forEach(row -> found.put(row.id, ActivityRows.activity(row)));
        return found;
    }

    /**
     * The ids of waiting changes by directory id. Directories are sorted, so that two administrators who decide at once
     * lock them in the same order and cannot deadlock.
     *
     * @param by what the values are
     * @param values ids of changes, or of entries of the log
     * @param most how many at most are read
     */
    public SortedMap<String, List<String>> waiting(By by, Collection<String> values, int most) {
        SortedMap<String, List<String>> ids = new TreeMap<>();
        Database.chunks(values)
                .flatMap(chunk -> new TableQuery(
                                database,
                                List.of(new Table("h", HeldEntity.class)),
                                HqlCondition.all(List.of(
                                        HeldChangeQueue.ofRealm("h.directoryId", realm),
                                        HqlCondition.equal("h.state", HeldChange.HeldState.HELD.name()),
                                        HqlCondition.oneOf(by == By.ID ? "h.id" : "h.activityId", chunk))))
                                .rows(
                                        List.of(scope -> scope.column("h.directoryId"), scope -> scope.column("h.id")),
                                        List.of(),
                                        row -> new WaitingChange(row.text(0), row.text(1)))
                                .most(most)
                                .list()
                                .stream())
                .forEach(change -> ids.computeIfAbsent(change.directoryId(), id -> new ArrayList<>())
                        .add(change.id()));
        return ids;
    }

    private record WaitingChange(String directoryId, String id) {}

    /** What held changes are selected by. */
    public enum By {
        ID,
        REQUEST
    }
}
