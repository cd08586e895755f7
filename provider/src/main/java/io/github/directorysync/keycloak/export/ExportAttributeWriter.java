package io.github.directorysync.keycloak.export;

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
 * Writes new and changed rows of our tables to attributes. Each row is marked in one transaction and written in another, so
 * that the background never holds one row while it waits for another, which could deadlock with requests that remove users.
 * A change of the row meanwhile clears the mark. Realms, users and groups that are locked are left for the next run, so the
 * background never waits for a lock, and never makes Keycloak's removal of them fail.
 */
record ExportAttributeWriter(ExportedTable table) {

    private static final Logger LOG = Logger.getLogger(ExportAttributeWriter.class);

    /** Locks a realm, whose removal locks the realm's row only. */
    private static boolean reserveRealm(Database database, String id) {
        return !database.query("select r.id from RealmEntity r where r.id = :id", String.class, Map.of("id", id))
                .setLockMode(LockModeType.PESSIMISTIC_READ)
                .setHint(ExportedTable.PATIENCE, Database.SKIP_LOCKED)
                .getResultList()
                .isEmpty();
    }

    void writeAll(KeycloakSessionFactory factory) {
        Batches.walk(after -> {
            List<RowInRealm> batch = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> table.unwritten(new Database(session), after));
            batch.forEach(row -> write(factory, row.id(), row.realmId()));
            return batch.size() < ExportedTable.AT_ONCE
                    ? Optional.empty()
                    : Optional.of(batch.get(ExportedTable.AT_ONCE - 1).id());
        });
    }

    private void write(KeycloakSessionFactory factory, String id, String realmId) {
        KeycloakModelUtils.runJobInTransaction(factory, session -> table.mark(new Database(session), id));
        try {
            boolean written = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> writeReserved(session, id, realmId));
            if (!written) {
                KeycloakModelUtils.runJobInTransaction(factory, session -> table.unmark(new Database(session), id));
            }
        } catch (RuntimeException fault) {
            LOG.debugf(fault, "%s %s: not written to its attribute yet", table, id);
            KeycloakModelUtils.runJobInTransaction(factory, session -> table.unmark(new Database(session), id));
        }
    }

    private boolean writeReserved(KeycloakSession session, String id, String realmId) {
        Database database = new Database(session);
        if (!reserveRealm(database, realmId) || !table.reserve(database, id)) {
            return false;
        }
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm != null) {
            // Keycloak needs the context's realm when a user or group changes, and for the key that signs.
            session.getContext().setRealm(realm);
            table.write(session, realm, id);
        }
        return true;
    }
}
