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
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.ComponentEntity;

/**
 * The changes that the guard holds, of one directory or of all directories of a realm, for an administrator to review.
 */
public final class HeldChangeQueue {

    private static final List<Ordering> OLDEST_FIRST =
            List.of(Ordering.ascending("h.created"), Ordering.ascending("h.id"));

    private final KeycloakSession session;
    private final Database database;
    private final HqlCondition scope;
    private final Optional<Directory> directory;

    /** Reads the held changes of one directory. */
    public HeldChangeQueue(KeycloakSession session, Directory directory) {
        this.session = session;
        this.database = new Database(session);
        this.directory = Optional.of(directory);
        this.scope = HqlCondition.equal("h.directoryId", directory.id());
    }

    /** Reads the held changes of all directories of the realm. */
    public HeldChangeQueue(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.database = new Database(session);
        this.directory = Optional.empty();
        this.scope = ofRealm("h.directoryId", realm);
    }

    /** Condition that the directory id in this column is a component of the realm. */
    public static HqlCondition ofRealm(String column, RealmModel realm) {
        return HqlCondition.exists(
                List.of(new Table("c", ComponentEntity.class)),
                HqlCondition.same("c.id", column),
                HqlCondition.equal("c.realm.id", realm.getId()));
    }

    /**
     * Selects held changes.
     *
     * @param state empty for any
     * @param person Keycloak's id of the user that the change is about
     * @param request id of the activity log entry of the request; an empty text selects changes without an entry
     */
    public record HeldChangeFilter(Optional<HeldState> state, Optional<String> person, Optional<String> request) {

        public static HeldChangeFilter in(HeldState state) {
            return new HeldChangeFilter(Optional.of(state), Optional.empty(), Optional.empty());
        }

        public HeldChangeFilter ofPerson(String id) {
            return new HeldChangeFilter(state, Optional.of(id), request);
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

    /** Counts the changes that wait for a decision. */
    public long waiting() {
        return count(HeldChangeFilter.in(HeldState.HELD));
    }

    public long count(HeldChangeFilter filter) {
        return rows(filter.condition()).count();
    }

    /** Returns a page, the oldest first. */
    public List<HeldChange> page(HeldChangeFilter filter, int first, int max) {
        return rows(filter.condition())
                .entities(HeldEntity.class, OLDEST_FIRST)
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultStream()
                .map(HeldChangeQueue::change)
                .toList();
    }

    /** Returns those of these ids that belong to no change, held or decided. */
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
     * Returns the waiting changes with these ids, or all of them, and locks their rows, so that nobody else decides
     * them meanwhile.
     *
     * @param ids empty for all
     */
    public List<HeldEntity> locked(Collection<String> ids) {
        Stream<HqlCondition> which = ids.isEmpty()
                ? Stream.of(HqlCondition.everything())
                : Database.chunks(ids).map(chunk -> HqlCondition.oneOf("h.id", chunk));
        List<HeldEntity> found = new ArrayList<>();
        which.forEach(condition -> rows(HqlCondition.all(
                        List.of(HeldChangeFilter.in(HeldState.HELD).condition(), condition)))
                .entities(HeldEntity.class, OLDEST_FIRST)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .forEach(found::add));
        return found;
    }

    /** Records the decision. */
    public void decided(List<HeldEntity> rows, HeldState state, String by) {
        for (HeldEntity row : rows) {
            row.state = state.name();
            row.decided = ServerTime.now().toEpochMilli();
            row.decidedBy = by;
        }
        database.flush();
    }

    /**
     * To be called at the end of applying held changes, since it locks the guard for other requests. If no change waits
     * any more, the guard's counter is reset; otherwise the users removed before keep counting.
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

    private static String name(@Nullable String name) {
        return name == null ? "" : name;
    }
}
