package io.github.directorysync.keycloak.export;

import com.google.errorprone.annotations.CompileTimeConstant;
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
            return rows(
                    database,
                    "select d.userId, k.realmId from AnyDirectoryUserEntity d, UserEntity k where k.id = d.userId"
                            + " and d.exported is null and d.userId > :after order by d.userId",
                    after);
        }

        @Override
        List<String> reserve(Database database, List<String> ids) {
            return users(
                    database,
                    locked(
                            database,
                            "select d.userId from AnyDirectoryUserEntity d where d.userId in (:ids)"
                                    + " and d.exported is null",
                            ids));
        }

        @Override
        void write(KeycloakSession session, RealmModel realm, List<String> ids) {
            new Database(session)
                    .rows(
                            "select d, k from AnyDirectoryUserEntity d, UserEntity k where k.id = d.userId and d.userId in (:ids)",
                            Map.of("ids", ids),
                            row -> row.value(0, AnyDirectoryUserEntity.class))
                    .list()
                    .forEach(new UserExport(session, realm)::write);
        }

        @Override
        void mark(Database database, List<String> ids) {
            database.change(
                    "update AnyDirectoryUserEntity d set d.exported = true where d.userId in (:ids)",
                    Map.of("ids", ids));
        }
    },
    FORMER {
        @Override
        List<RowInRealm> unwritten(Database database, String after) {
            return rows(
                    database,
                    "select d.userId, k.realmId from FormerUserEntity d, UserEntity k where k.id = d.userId"
                            + " and d.exported is null and d.userId > :after order by d.userId",
                    after);
        }

        @Override
        List<String> reserve(Database database, List<String> ids) {
            return users(
                    database,
                    locked(
                            database,
                            "select d.userId from FormerUserEntity d where d.userId in (:ids) and d.exported is null",
                            ids));
        }

        @Override
        void write(KeycloakSession session, RealmModel realm, List<String> ids) {
            new Database(session)
                    .rows(
                            "select d, k from FormerUserEntity d, UserEntity k where k.id = d.userId and d.userId in (:ids)",
                            Map.of("ids", ids),
                            row -> row.value(0, FormerUserEntity.class))
                    .list()
                    .forEach(new UserExport(session, realm)::write);
        }

        @Override
        void mark(Database database, List<String> ids) {
            database.change(
                    "update FormerUserEntity d set d.exported = true where d.userId in (:ids)", Map.of("ids", ids));
        }
    },
    GROUPS {
        @Override
        List<RowInRealm> unwritten(Database database, String after) {
            return rows(
                    database,
                    "select d.groupId, k.realm from DirectoryGroupEntity d, GroupEntity k where k.id = d.groupId"
                            + " and d.exported is null and d.groupId > :after order by d.groupId",
                    after);
        }

        @Override
        List<String> reserve(Database database, List<String> ids) {
            List<String> rows = locked(
                    database,
                    "select d.groupId from DirectoryGroupEntity d where d.groupId in (:ids) and d.exported is null",
                    ids);
            return locked(database, "select g.id from GroupEntity g where g.id in (:ids)", rows);
        }

        @Override
        void write(KeycloakSession session, RealmModel realm, List<String> ids) {
            GroupExport export = new GroupExport(session, realm);
            Database database = new Database(session);
            ids.forEach(id -> database.find(DirectoryGroupEntity.class, id).ifPresent(export::write));
        }

        @Override
        void mark(Database database, List<String> ids) {
            database.change(
                    "update DirectoryGroupEntity d set d.exported = true where d.groupId in (:ids)",
                    Map.of("ids", ids));
        }
    };

    static final int AT_ONCE = 50;

    /** Rows that have changed since they were written, in the order of their ids. */
    abstract List<RowInRealm> unwritten(Database database, String after);

    /**
     * Locks our rows, and then the users or groups, as Keycloak does before it removes one, so that no attribute is written
     * between its removal of the attributes and of their owner.
     *
     * @return the ids of those that no other transaction has locked, changed or removed
     */
    abstract List<String> reserve(Database database, List<String> ids);

    abstract void write(KeycloakSession session, RealmModel realm, List<String> ids);

    /** Notes that these are written. A change of the row clears the mark. */
    abstract void mark(Database database, List<String> ids);

    private static List<RowInRealm> rows(Database database, @CompileTimeConstant String hql, String after) {
        return database.rows(hql, Map.of("after", after), RowInRealm::of)
                .most(AT_ONCE)
                .list();
    }

    private static List<String> users(Database database, List<String> ids) {
        return locked(database, "select u.id from UserEntity u where u.id in (:ids)", ids);
    }

    private static List<String> locked(Database database, @CompileTimeConstant String hql, List<String> ids) {
        return Database.skippingLocked(
                        database.query(hql, String.class, Map.of("ids", Database.in(ids))),
                        LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }
}
