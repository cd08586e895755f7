package io.github.directorysync.keycloak.export;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.RowInRealm;
import io.github.directorysync.keycloak.store.AnyDirectoryUserEntity;
import io.github.directorysync.keycloak.store.DirectoryGroupEntity;
import io.github.directorysync.keycloak.store.FormerUserEntity;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The tables whose rows are copied to attributes. */
enum ExportedTable {
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
            return ExportedTable.reserveUser(database, id);
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
            return ExportedTable.reserveUser(database, id);
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

    static final int AT_ONCE = 100;
    static final String PATIENCE = "jakarta.persistence.lock.timeout";

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
}
