package io.github.directorysync.keycloak.guard;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.query.TableQuery;
import io.github.directorysync.keycloak.query.TableQuery.Ordering;
import io.github.directorysync.keycloak.store.HeldEntity;
import io.github.directorysync.sync.guard.HeldChange;
import io.github.directorysync.sync.guard.HeldChange.HeldState;
import io.github.directorysync.sync.guard.HeldChange.Named;
import io.github.directorysync.sync.guard.HoldReason;
import io.github.directorysync.sync.guard.RemovalKind;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.ComponentEntity;

/** What the guard holds of one directory or of all directories of a realm, for an administrator to look at and decide. */
public final class HeldChangeQueue {

    private static final List<Ordering> OLDEST_FIRST =
            List.of(Ordering.ascending("h.created"), Ordering.ascending("h.id"));

    private final KeycloakSession session;
    private final Database database;
    private final HqlCondition scope;
    private final Optional<Directory> directory;

    /** Of one directory. */
    public HeldChangeQueue(KeycloakSession session, Directory directory) {
        this.session = session;
        this.database = new Database(session);
        this.directory = Optional.of(directory);
        this.scope = HqlCondition.equal("h.directoryId", directory.id());
    }

    /** Of all directories of the realm. */
    public HeldChangeQueue(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.database = new Database(session);
        this.directory = Optional.empty();
        this.scope = ofRealm("h.directoryId", realm);
    }

    public static HqlCondition ofRealm(String column, RealmModel realm) {
        return HqlCondition.exists(
                List.of(new Table("c", ComponentEntity.class)),
                HqlCondition.same("c.id", column),
                HqlCondition.equal("c.realm.id", realm.getId()));
    }

    /**
     * Which of them.
     *
     * @param state empty for any
     * @param person Keycloak's id of whom they are about
     * @param request the entry of the log that asked for them; an empty text for those of no entry
     */
    public record Query(Optional<HeldState> state, Optional<String> person, Optional<String> request) {

        public static Query in(HeldState state) {
            return new Query(Optional.of(state), Optional.empty(), Optional.empty());
        }

        public Query ofPerson(String id) {
            return new Query(state, Optional.of(id), request);
        }

        private HqlCondition condition() {
            List<HqlCondition> all = new ArrayList<>();
            state.map(wanted -> HqlCondition.equal("h.state", wanted.name())).ifPresent(all::add);
            person.map(id -> HqlCondition.equal("h.userId", id)).ifPresent(all::add);
            request.map(id ->
                            id.isEmpty() ? HqlCondition.absent("h.activityId") : HqlCondition.equal("h.activityId", id))
                    .ifPresent(all::add);
            return HqlCondition.all(all);
        }
    }

    /** How many wait for somebody to decide. */
    public long waiting() {
        return count(Query.in(HeldState.HELD));
    }

    public long count(Query query) {
        return rows(query.condition()).count();
    }

    /** The oldest first, as they came. */
    public List<HeldChange> page(Query query, int first, int max) {
        return rows(query.condition())
                .entities(HeldEntity.class, OLDEST_FIRST)
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultStream()
                .map(HeldChangeQueue::change)
                .toList();
    }

    /** Of these ids those of no change that is held or has been decided. */
    public List<String> unknown(Collection<String> ids) {
        Set<String> unknown = new LinkedHashSet<>(ids);
        Database.chunks(ids)
                .forEach(chunk -> rows(HqlCondition.oneOf("h.id", chunk))
                        .entities(HeldEntity.class, OLDEST_FIRST)
                        .getResultStream()
                        .forEach(row -> unknown.remove(row.id)));
        return List.copyOf(unknown);
    }

    /**
     * Those that wait, of these or all; nobody else decides them meanwhile.
     *
     * @param ids empty for all
     */
    public List<HeldEntity> locked(Collection<String> ids) {
        Stream<HqlCondition> which = ids.isEmpty()
                ? Stream.of(HqlCondition.everything())
                : Database.chunks(ids).map(chunk -> HqlCondition.oneOf("h.id", chunk));
        List<HeldEntity> found = new ArrayList<>();
        which.forEach(condition -> rows(HqlCondition.all(
                        List.of(Query.in(HeldState.HELD).condition(), condition)))
                .entities(HeldEntity.class, OLDEST_FIRST)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .forEach(found::add));
        return found;
    }

    /** Writes down who has decided. */
    public void decided(List<HeldEntity> rows, HeldState state, String by) {
        for (HeldEntity row : rows) {
            row.state = state.name();
            row.decided = ServerTime.now().toEpochMilli();
            row.decidedBy = by;
        }
        database.flush();
    }

    /**
     * Somebody has let go what was held. At the end, since the guard is in the way of others from here on: if nothing
     * waits any more, it begins to count anew. Who went before counts on where the rest was to stay.
     */
    public void applied() {
        if (waiting() == 0) {
            new GuardCounter(session, session.getContext().getRealm(), directory.orElseThrow()).reset();
        }
    }

    private TableQuery rows(HqlCondition which) {
        return new TableQuery(
                database, List.of(new Table("h", HeldEntity.class)), HqlCondition.all(List.of(scope, which)));
    }

    private static HeldChange change(HeldEntity row) {
        return new HeldChange(
                row.id,
                row.directoryId,
                RemovalKind.valueOf(row.what),
                HoldReason.valueOf(row.reason),
                HeldState.valueOf(row.state),
                new Named(row.userId, name(row.userName)),
                Optional.ofNullable(row.groupId).map(id -> new Named(id, name(row.groupName))),
                Instant.ofEpochMilli(row.created),
                Optional.ofNullable(row.activityId),
                Optional.ofNullable(row.decided).map(Instant::ofEpochMilli),
                Optional.ofNullable(row.decidedBy));
    }

    private static String name(@org.jspecify.annotations.Nullable String name) {
        return name == null ? "" : name;
    }
}
