package io.github.directorysync.keycloak.events;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.store.EventSequenceEntity;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The row that says how far a realm's sequence is, locked by whoever extends or shortens it. */
record SequenceLock(Database database, String realmId) {

    private static final String ROW = "from EventSequenceEntity s where s.realmId = :realm";

    /** The row, locked until the transaction ends; empty while another transaction has it. */
    Optional<EventSequenceEntity> take() {
        Optional<EventSequenceEntity> row = locked();
        if (row.isPresent() || exists()) {
            return row;
        }
        insert();
        return locked();
    }

    /** Makes the row, unless there is one. */
    void begin() {
        if (!exists()) {
            insert();
        }
    }

    /** H2 refuses a row that is there in spite of the conflict clause, so it is only for rows that were not found. */
    private void insert() {
        database.change(
                "insert into EventSequenceEntity (realmId, last, expired) values (:realm, 0, 0)"
                        + " on conflict (realmId) do nothing",
                Map.of("realm", realmId));
    }

    private Optional<EventSequenceEntity> locked() {
        List<EventSequenceEntity> rows = Database.skippingLocked(
                        database.query(ROW, EventSequenceEntity.class, Map.of("realm", realmId)),
                        LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        return rows.stream().findFirst();
    }

    private boolean exists() {
        return database.count(
                        "select count(*) from EventSequenceEntity s where s.realmId = :realm", Map.of("realm", realmId))
                > 0;
    }
}
