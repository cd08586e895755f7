package io.github.directorysync.keycloak.activity;

import io.github.directorysync.keycloak.events.EventOutbox;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.query.TableQuery;
import io.github.directorysync.keycloak.query.TableQuery.Ordering;
import io.github.directorysync.keycloak.store.ActivityEntity;
import io.github.directorysync.keycloak.store.ActivityPartEntity;
import io.github.directorysync.keycloak.store.AnyDirectoryUserEntity;
import io.github.directorysync.keycloak.store.RoleChangeEntity;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.activity.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/** The activity log: requests to directories and changes to them, with their results. */
public final class ActivityLog {

    private static final List<Ordering> NEWEST_FIRST =
            List.of(Ordering.descending("a.created"), Ordering.descending("a.id"));

    private static final List<Ordering> OLDEST_FIRST =
            List.of(Ordering.ascending("a.created"), Ordering.ascending("a.id"));

    private final Database database;
    private final ActivityWriter insert;
    private final EventOutbox events;

    public ActivityLog(KeycloakSession session) {
        this.events = new EventOutbox(session);
        this.database = new Database(session);
        this.insert = new ActivityWriter(session, database);
    }

    /**
     * Writes an entry in the current transaction.
     *
     * @throws ActivityUnwritable if it cannot be written; the transaction is marked for rollback
     */
    public void write(String realmId, Activity activity) {
        write(realmId, activity, List.of());
    }

    /**
     * Writes an entry with its effects and their events, the role changes among them, and its id in the changes that
     * the guard holds because of it.
     */
    void write(String realmId, Activity activity, List<Effect> effects) {
        write(realmId, activity, effects, () -> {
            for (Effect effect : effects) {
                if (effect instanceof Effect.RoleChanged change) {
                    database.entities().persist(LastRoleChange.row(activity, change));
                }
            }
        });
        List<String> held = effects.stream()
                .flatMap(effect -> effect instanceof Effect.Guarded guarded ? guarded.held().stream() : Stream.empty())
                .toList();
        Database.chunks(held)
                .forEach(chunk -> database.change(
                        "update HeldEntity h set h.activityId = :activity where h.id in (:ids)",
                        Map.of("activity", activity.id(), "ids", chunk)));
    }

    /** Writes an entry with role changes of many users, which are written in bulk. */
    void write(String realmId, Activity activity, RoleChangeBatch batch) {
        write(realmId, activity, batch.effects(), () -> batch.write(activity.id(), activity.created()));
    }

    private void write(String realmId, Activity activity, List<Effect> effects, Runnable related) {
        List<ActivityPartEntity> parts = new ArrayList<>();
        Activity whole = ActivityParts.split(activity, effects, parts);
        insert.write(realmId, whole, () -> {
            parts.forEach(database.entities()::persist);
            related.run();
            events.write(whole, effects);
        });
    }

    /** Reads effects of entries that have more of them than fit into their row. */
    public ActivityParts parts() {
        return new ActivityParts(database);
    }

    /**
     * Writes many entries that no request waits for. The first one waits for a locked table as a change does; once it
     * is through, the others need not wait.
     */
    void writeAll(List<Entry> entries) {
        insert.insert(entries.get(0).realmId(), entries.get(0).activity());
        entries.stream()
                .skip(1)
                .forEach(entry -> database.entities().persist(ActivityRows.row(entry.realmId(), entry.activity())));
        database.flush();
    }

    /** Whether an entry with this id exists. */
    boolean has(String id) {
        return database.find(ActivityEntity.class, id).isPresent();
    }

    /** An entry and its realm. */
    record Entry(String realmId, Activity activity) {}

    public long count(ActivityFilter filter) {
        return entries(filter.condition()).count();
    }

    /** Reads a page of entries, newest first. */
    public List<Activity> page(ActivityFilter filter, int first, int max) {
        return list(filter.condition(), NEWEST_FIRST, first, max);
    }

    /** Reads entries from a position on. */
    public List<Activity> from(LogPosition place, ActivityFilter filter, int first, int max) {
        return list(
                HqlCondition.all(List.of(filter.condition(), place.condition())),
                place.oldestFirst() ? OLDEST_FIRST : NEWEST_FIRST,
                first,
                max);
    }

    public Optional<Activity> find(ActivityFilter filter, String id) {
        HqlCondition one = HqlCondition.equal("a.id", id);
        return list(HqlCondition.all(List.of(filter.condition(), one)), NEWEST_FIRST, 0, 1).stream()
                .findFirst();
    }

    /**
     * The latest change of the user's role in an app; empty if none is recorded.
     *
     * @param app Keycloak's id of the client or of the realm
     */
    public Optional<LastRoleChange> lastRoleChange(String userId, String app) {
        return database.query(
                        "from RoleChangeEntity r where r.userId = :user and r.appId = :app"
                                + " order by r.created desc, r.activityId desc",
                        RoleChangeEntity.class,
                        Map.of("user", userId, "app", app))
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(LastRoleChange::of);
    }

    /** The entry of the request that created the user; empty if none is recorded. */
    public Optional<Activity> creationOf(String realmId, String userId) {
        return database.find(AnyDirectoryUserEntity.class, userId)
                .flatMap(row -> page(
                                new ActivityFilter(
                                        realmId,
                                        Optional.of(row.directoryId),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Map.of(
                                                ActivityFilter.Word.OPERATION,
                                                "create-user",
                                                ActivityFilter.Word.TARGET,
                                                userId),
                                        Optional.empty(),
                                        true,
                                        false),
                                0,
                                1)
                        .stream()
                        .findFirst());
    }

    /** Role changes that an entry caused, at most {@code max}. */
    public List<LastRoleChange> roleChangesOf(String activityId, int max) {
        return database.query(
                        "from RoleChangeEntity r where r.activityId = :activity order by r.userId, r.appId",
                        RoleChangeEntity.class,
                        Map.of("activity", activityId))
                .setMaxResults(max)
                .getResultStream()
                .map(LastRoleChange::of)
                .toList();
    }

    private TableQuery entries(HqlCondition condition) {
        return new TableQuery(database, List.of(new Table("a", ActivityEntity.class)), condition);
    }

    private List<Activity> list(HqlCondition condition, List<Ordering> order, int first, int max) {
        try (Stream<ActivityEntity> rows = entries(condition)
                .entities(ActivityEntity.class, order)
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultStream()) {
            return rows.map(ActivityRows::activity).toList();
        }
    }
}
