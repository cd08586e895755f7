package io.github.directorysync.keycloak.export;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.github.directorysync.keycloak.query.Batches;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.RowInRealm;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Writes new and changed rows of our tables to attributes, a batch in a transaction. Realms, rows, users and groups that are
 * locked are left for the next run: the background holds many rows, so it never waits for one, which could deadlock with
 * requests that remove users, and it never makes Keycloak's removal of them fail.
 */
record ExportAttributeWriter(ExportedTable table) {

    private static final Logger LOG = Logger.getLogger(ExportAttributeWriter.class);

    void writeAll(KeycloakSessionFactory factory) {
        Batches.walk(after -> {
            List<RowInRealm> batch = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> table.unwritten(new Database(session), after));
            batch.stream()
                    .collect(groupingBy(RowInRealm::realmId, mapping(RowInRealm::id, toList())))
                    .forEach((realm, ids) -> write(factory, realm, ids));
            return batch.size() < ExportedTable.AT_ONCE
                    ? Optional.empty()
                    : Optional.of(batch.get(ExportedTable.AT_ONCE - 1).id());
        });
    }

    private void write(KeycloakSessionFactory factory, String realmId, List<String> ids) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> write(session, realmId, ids));
        } catch (RuntimeException fault) {
            if (ids.size() > 1) {
                // One that cannot be written must not keep the others from it.
                ids.forEach(id -> write(factory, realmId, List.of(id)));
            } else {
                LOG.debugf(fault, "%s %s: not written to its attribute yet", table, ids);
            }
        }
    }

    private void write(KeycloakSession session, String realmId, List<String> ids) {
        Database database = new Database(session);
        if (!reserveRealm(database, realmId)) {
            return;
        }
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return;
        }
        List<String> reserved = table.reserve(database, ids);
        if (reserved.isEmpty()) {
            return;
        }
        // Keycloak needs the context's realm when a user or group changes, and for the key that signs.
        session.getContext().setRealm(realm);
        database.insertsAtOnce(ExportedTable.AT_ONCE);
        table.write(session, realm, reserved);
        table.mark(database, reserved);
    }

    /** Locks a realm, whose removal locks the realm's row only. */
    private static boolean reserveRealm(Database database, String id) {
        return !Database.skippingLocked(
                        database.query(
                                "select r.id from RealmEntity r where r.id = :id", String.class, Map.of("id", id)),
                        LockModeType.PESSIMISTIC_READ)
                .getResultList()
                .isEmpty();
    }
}
