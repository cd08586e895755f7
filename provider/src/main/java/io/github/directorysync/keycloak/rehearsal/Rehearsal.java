package io.github.directorysync.keycloak.rehearsal;

import io.github.directorysync.keycloak.activity.RequestOrigin;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.RowInRealm;
import io.github.directorysync.keycloak.store.RehearsalEntity;
import io.github.directorysync.scim.AccessRefusal;
import io.github.directorysync.scim.ScimProblem;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rehearsal of one directory: whether it goes on, and the lock that its writers share. */
public record Rehearsal(Database database, String directoryId) {

    /** How far a rehearsal is. */
    public enum RehearsalState {
        REHEARSING,
        /** The background work creates the accounts and groups. */
        GOING_LIVE,
        LIVE
    }

    public RehearsalState state() {
        return database.find(RehearsalEntity.class, directoryId)
                .map(Rehearsal::state)
                .orElse(RehearsalState.REHEARSING);
    }

    private static RehearsalState state(RehearsalEntity row) {
        if (row.live != null) {
            return RehearsalState.LIVE;
        }
        return row.goingLive == null ? RehearsalState.REHEARSING : RehearsalState.GOING_LIVE;
    }

    /**
     * Refuses a read while the directory goes live: the answer would be "not found" for what is not made yet.
     *
     * @throws ScimProblem 503
     */
    void requireRehearsing() {
        if (state() != RehearsalState.REHEARSING) {
            throw AccessRefusal.goingLive();
        }
    }

    /**
     * Locks the rehearsal until the transaction ends, before anything else of it is read. Writers of one directory wait for
     * each other, and going live finds all that they wrote.
     *
     * @throws ScimProblem 503 if the directory goes live; nothing may be written any more
     */
    void lockToWrite() {
        if (state(locked()) != RehearsalState.REHEARSING) {
            throw AccessRefusal.goingLive();
        }
    }

    /** Locks the rehearsal until the transaction ends, whatever its state. */
    public RehearsalState lock() {
        return state(locked());
    }

    private RehearsalEntity locked() {
        return find().orElseGet(() -> {
            // The row has a foreign key to the component, which may not be written yet.
            database.flush();
            database.change(
                    "insert into RehearsalEntity (directoryId) values (:id) on conflict (directoryId) do nothing",
                    Map.of("id", directoryId));
            return find().orElseThrow();
        });
    }

    private Optional<RehearsalEntity> find() {
        return Optional.ofNullable(
                database.entities().find(RehearsalEntity.class, directoryId, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * Ends the rehearsal: from now on requests are refused until all is made.
     *
     * @return false if the directory goes live already
     */
    public boolean goLive(Instant now, RequestOrigin origin) {
        RehearsalEntity row = locked();
        boolean begins = state(row) == RehearsalState.REHEARSING;
        if (begins) {
            row.goingLive = now.toEpochMilli();
            row.origin = origin.written();
        }
        return begins;
    }

    /** The administrator who started going live. */
    public RequestOrigin origin() {
        return RequestOrigin.read(
                database.find(RehearsalEntity.class, directoryId).map(row -> row.origin));
    }

    /** Records that all has been made. */
    public void ended(Instant now) {
        locked().live = now.toEpochMilli();
    }

    /** The directories that go live now. */
    public static List<RowInRealm> goingLive(Database database) {
        return database.rows(
                        "select c.id, c.realm.id from RehearsalEntity r, ComponentEntity c where c.id = r.directoryId"
                                + " and r.goingLive is not null and r.live is null",
                        Map.of(),
                        RowInRealm::of)
                .list();
    }
}
