package io.github.directorysync.keycloak.export;

import io.github.directorysync.keycloak.query.Batches;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.RowInRealm;
import io.github.directorysync.keycloak.store.AnyDirectoryUserEntity;
import io.github.directorysync.keycloak.store.DirectoryGroupEntity;
import io.github.directorysync.keycloak.store.FormerUserEntity;
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
enum ExportAttributeWriter {
    USERS {
        @Override
        List<RowInRealm> unwritten(Database database, String after) {
            return database.rows(
                            "select d.userId, k.realmId from AnyDirectoryUserEntity d, UserEntity k where k.id = d.userId"
                                    + " and d.exported is null and d.userId > :after order by d.userId",
                            Map.of("after", after),
                            RowInRealm::of)
                    .most(AT_ONCE)
                    .list();
        }

        @Override
        void mark(Database database, String id) {
            database.change(
                    "update AnyDirectoryUserEntity d set d.exported = true where d.userId = :id", Map.of("id", id));
        }

        @Override
        void unmark(Database database, String id) {
            database.change(
                    "update AnyDirectoryUserEntity d set d.exported = null where d.userId = :id", Map.of("id", id));
        }

        @Override
        boolean reserve(Database database, String id) {
            return ExportAttributeWriter.reserveUser(database, id);
        }

        @Override
        void write(KeycloakSession session, RealmModel realm, String id) {
            new Database(session)
                    .find(AnyDirectoryUserEntity.class, id)
                    .ifPresent(new UserExport(session, realm)::write);
        }
    },
    FORMER {
        @Override
        List<RowInRealm> unwritten(Database database, String after) {
            return database.rows(
                            "select d.userId, k.realmId from FormerUserEntity d, UserEntity k where k.id = d.userId"
                                    + " and d.exported is null and d.userId > :after order by d.userId",
                            Map.of("after", after),
                            RowInRealm::of)
                    .most(AT_ONCE)
                    .list();
        }

        @Override
        void mark(Database database, String id) {
            database.change("update FormerUserEntity d set d.exported = true where d.userId = :id", Map.of("id", id));
        }

        @Override
        void unmark(Database database, String id) {
            database.change("update FormerUserEntity d set d.exported = null where d.userId = :id", Map.of("id", id));
        }

        @Override
        boolean reserve(Database database, String id) {
            return ExportAttributeWriter.reserveUser(database, id);
        }

        @Override
        void write(KeycloakSession session, RealmModel realm, String id) {
            new Database(session).find(FormerUserEntity.class, id).ifPresent(new UserExport(session, realm)::write);
        }
    },
    GROUPS {
        @Override
        List<RowInRealm> unwritten(Database database, String after) {
            return database.rows(
                            "select d.groupId, k.realm from DirectoryGroupEntity d, GroupEntity k where k.id = d.groupId"
                                    + " and d.exported is null and d.groupId > :after order by d.groupId",
                            Map.of("after", after),
                            RowInRealm::of)
                    .most(AT_ONCE)
                    .list();
        }

        @Override
        void mark(Database database, String id) {
            database.change(
                    "update DirectoryGroupEntity d set d.exported = true where d.groupId = :id", Map.of("id", id));
        }

        @Override
        void unmark(Database database, String id) {
            database.change(
                    "update DirectoryGroupEntity d set d.exported = null where d.groupId = :id", Map.of("id", id));
        }

        @Override
        boolean reserve(Database database, String id) {
            return !database.query("select g.id from GroupEntity g where g.id = :id", String.class, Map.of("id", id))
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .setHint(PATIENCE, Database.SKIP_LOCKED)
                    .getResultList()
                    .isEmpty();
        }

        @Override
        void write(KeycloakSession session, RealmModel realm, String id) {
            new Database(session)
                    .find(DirectoryGroupEntity.class, id)
                    .ifPresent(new GroupExport(session, realm)::write);
        }
    };

    private static final Logger LOG = Logger.getLogger(ExportAttributeWriter.class);
    private static final int AT_ONCE = 100;
    private static final String PATIENCE = "jakarta.persistence.lock.timeout";

    abstract List<RowInRealm> unwritten(Database database, String after);

    abstract void mark(Database database, String id);

    abstract void unmark(Database database, String id);

    /**
     * Locks the user or group, as Keycloak does before it removes one, so that no attribute is written between its removal
     * of the attributes and of their owner.
     *
     * @return false if it is locked by another transaction, or gone
     */
    abstract boolean reserve(Database database, String id);

    abstract void write(KeycloakSession session, RealmModel realm, String id);

    private static boolean reserveUser(Database database, String id) {
        return !database.query("select u.id from UserEntity u where u.id = :id", String.class, Map.of("id", id))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint(PATIENCE, Database.SKIP_LOCKED)
                .getResultList()
                .isEmpty();
    }

    /** The same for a realm: its removal locks the realm's row only. */
    private static boolean reserveRealm(Database database, String id) {
        return !database.query("select r.id from RealmEntity r where r.id = :id", String.class, Map.of("id", id))
                .setLockMode(LockModeType.PESSIMISTIC_READ)
                .setHint(PATIENCE, Database.SKIP_LOCKED)
                .getResultList()
                .isEmpty();
    }

    void writeAll(KeycloakSessionFactory factory) {
        Batches.walk(after -> {
            List<RowInRealm> some = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> unwritten(new Database(session), after));
            some.forEach(row -> write(factory, row.id(), row.realmId()));
            return some.size() < AT_ONCE
                    ? Optional.empty()
                    : Optional.of(some.get(AT_ONCE - 1).id());
        });
    }

    private void write(KeycloakSessionFactory factory, String id, String realmId) {
        KeycloakModelUtils.runJobInTransaction(factory, session -> mark(new Database(session), id));
        try {
            boolean written = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> writeReserved(session, id, realmId));
            if (!written) {
                KeycloakModelUtils.runJobInTransaction(factory, session -> unmark(new Database(session), id));
            }
        } catch (RuntimeException fault) {
            LOG.debugf(fault, "%s %s: not written to its attribute yet", name(), id);
            KeycloakModelUtils.runJobInTransaction(factory, session -> unmark(new Database(session), id));
        }
    }

    private boolean writeReserved(KeycloakSession session, String id, String realmId) {
        Database database = new Database(session);
        if (!reserveRealm(database, realmId) || !reserve(database, id)) {
            return false;
        }
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm != null) {
            // Keycloak needs the context's realm when a user or group changes, and for the key that signs.
            session.getContext().setRealm(realm);
            write(session, realm, id);
        }
        return true;
    }
}
