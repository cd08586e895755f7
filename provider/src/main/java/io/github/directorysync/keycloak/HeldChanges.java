package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.HeldChange.Named;
import io.github.directorysync.keycloak.HeldChange.State;
import io.github.directorysync.keycloak.QueryScope.Table;
import io.github.directorysync.keycloak.TableQuery.Ordering;
import io.github.directorysync.sync.HoldReason;
import io.github.directorysync.sync.RemovalKind;
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
public final class HeldChanges {

    private static final List<Ordering> OLDEST_FIRST =
            List.of(Ordering.ascending("h.created"), Ordering.ascending("h.id"));

    private final KeycloakSession session;
    private final Database database;
    private final Condition scope;
    private final Optional<Directory> directory;

    /** Of one directory. */
    public HeldChanges(KeycloakSession session, Directory directory) {
        this.session = session;
        this.database = new Database(session);
        this.directory = Optional.of(directory);
        this.scope = Condition.equal("h.directoryId", directory.id());
    }

    /** Of all directories of the realm. */
    public HeldChanges(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.database = new Database(session);
        this.directory = Optional.empty();
        this.scope = ofRealm("h.directoryId", realm);
    }

    static Condition ofRealm(String column, RealmModel realm) {
        return Condition.exists(
                List.of(new Table("c", ComponentEntity.class)),
                Condition.same("c.id", column),
                Condition.equal("c.realm.id", realm.getId()));
    }

    /**
     * Which of them.
     *
     * @param state empty for any
     * @param person Keycloak's id of whom they are about
     * @param request the entry of the log that asked for them; an empty text for those of no entry
     */
    public record Query(Optional<State> state, Optional<String> person, Optional<String> request) {

        public static Query in(State state) {
            return new Query(Optional.of(state), Optional.empty(), Optional.empty());
        }

        public Query ofPerson(String id) {
            return new Query(state, Optional.of(id), request);
        }

        private Condition condition() {
            List<Condition> all = new ArrayList<>();
            state.map(wanted -> Condition.equal("h.state", wanted.name())).ifPresent(all::add);
            person.map(id -> Condition.equal("h.userId", id)).ifPresent(all::add);
            request.map(id -> id.isEmpty() ? Condition.absent("h.activityId") : Condition.equal("h.activityId", id))
                    .ifPresent(all::add);
            return Condition.all(all);
        }
    }

    /** How many wait for somebody to decide. */
    public long waiting() {
        return count(Query.in(State.HELD));
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
                .map(HeldChanges::change)
                .toList();
    }

    /** Of these ids those of no change that is held or has been decided. */
    public List<String> unknown(Collection<String> ids) {
        Set<String> unknown = new LinkedHashSet<>(ids);
        Database.chunks(ids)
                .forEach(chunk -> rows(Condition.oneOf("h.id", chunk))
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
    List<HeldEntity> locked(Collection<String> ids) {
        Stream<Condition> which = ids.isEmpty()
                ? Stream.of(Condition.everything())
                : Database.chunks(ids).map(chunk -> Condition.oneOf("h.id", chunk));
        List<HeldEntity> found = new ArrayList<>();
        which.forEach(condition -> rows(Condition.all(
                        List.of(Query.in(State.HELD).condition(), condition)))
                .entities(HeldEntity.class, OLDEST_FIRST)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .forEach(found::add));
        return found;
    }

    /** Writes down who has decided. */
    void decided(List<HeldEntity> rows, State state, String by) {
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
    void applied() {
        if (waiting() == 0) {
            new GuardCount(session, session.getContext().getRealm(), directory.orElseThrow()).reset();
        }
    }

    private TableQuery rows(Condition which) {
        return new TableQuery(
                database, List.of(new Table("h", HeldEntity.class)), Condition.all(List.of(scope, which)));
    }

    private static HeldChange change(HeldEntity row) {
        return new HeldChange(
                row.id,
                row.directoryId,
                RemovalKind.valueOf(row.what),
                HoldReason.valueOf(row.reason),
                State.valueOf(row.state),
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
