package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.HeldChange.Named;
import io.github.directorysync.keycloak.HeldChange.State;
import io.github.directorysync.keycloak.HeldChange.What;
import io.github.directorysync.keycloak.QueryScope.Table;
import io.github.directorysync.keycloak.TableQuery.Ordering;
import io.github.directorysync.sync.HoldReason;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/** What the guard holds of one directory, for an administrator to look at and decide. */
public final class HeldChanges {

    private static final List<Ordering> OLDEST_FIRST =
            List.of(Ordering.ascending("h.created"), Ordering.ascending("h.id"));

    private final KeycloakSession session;
    private final Database database;
    private final Directory directory;

    public HeldChanges(KeycloakSession session, Directory directory) {
        this.session = session;
        this.database = new Database(session);
        this.directory = directory;
    }

    /** How many wait for somebody to decide. */
    public long waiting() {
        return count(Optional.of(State.HELD));
    }

    /** In that state, or in any. */
    public long count(Optional<State> state) {
        return rows(condition(state)).count();
    }

    /** The oldest first, as they came. */
    public List<HeldChange> page(Optional<State> state, int first, int max) {
        return rows(condition(state))
                .entities(HeldEntity.class, OLDEST_FIRST)
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultStream()
                .map(HeldChanges::change)
                .toList();
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
        which.forEach(condition -> rows(Condition.all(List.of(condition(Optional.of(State.HELD)), condition)))
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
            row.decided = Instant.now().toEpochMilli();
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
            new GuardCount(session, session.getContext().getRealm(), directory).reset();
        }
    }

    private static Condition condition(Optional<State> state) {
        return state.map(wanted -> Condition.equal("h.state", wanted.name())).orElseGet(Condition::everything);
    }

    private TableQuery rows(Condition which) {
        return new TableQuery(
                database,
                List.of(new Table("h", HeldEntity.class)),
                Condition.all(List.of(Condition.equal("h.directoryId", directory.id()), which)));
    }

    private static HeldChange change(HeldEntity row) {
        return new HeldChange(
                row.id,
                What.valueOf(row.what),
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
