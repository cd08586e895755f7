package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.HeldChange.Named;
import io.github.directorysync.keycloak.HeldChange.State;
import io.github.directorysync.keycloak.HeldChange.What;
import io.github.directorysync.sync.HoldReason;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/** What the guard holds of one directory, for an administrator to look at and decide. */
public final class HeldChanges {

    private static final String OF_DIRECTORY = "from HeldEntity h where h.directoryId = :directory and ";

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
        return database.count("select count(*) " + OF_DIRECTORY + condition(state), parameters(state));
    }

    /** The oldest first, as they came. */
    public List<HeldChange> page(Optional<State> state, int first, int max) {
        return database.query(
                        OF_DIRECTORY + condition(state) + " order by h.created, h.id",
                        HeldEntity.class,
                        parameters(state))
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
                ? Stream.of(Rows.ALL)
                : Database.chunks(ids).map(chunk -> new Condition("h.id in (:ids)", Map.of("ids", chunk), true));
        List<HeldEntity> found = new ArrayList<>();
        which.forEach(condition -> {
            Map<String, Object> parameters = new HashMap<>(condition.parameters());
            parameters.put("directory", directory.id());
            database.query(
                            OF_DIRECTORY + "h.state = 'HELD' and " + condition.hql() + " order by h.created, h.id",
                            HeldEntity.class,
                            parameters)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultStream()
                    .forEach(found::add);
        });
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

    private static String condition(Optional<State> state) {
        return state.isPresent() ? "h.state = :state" : "1 = 1";
    }

    private Map<String, Object> parameters(Optional<State> state) {
        Map<String, Object> parameters = new HashMap<>(Map.of("directory", directory.id()));
        state.ifPresent(wanted -> parameters.put("state", wanted.name()));
        return parameters;
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
