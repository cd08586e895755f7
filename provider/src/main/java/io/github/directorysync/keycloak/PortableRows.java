package io.github.directorysync.keycloak;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Writes rows of ours that are new or changed to attributes. Each row is marked in one transaction and written in another, so
 * that nothing in the background ever holds one row while it waits for another: that would be a deadlock with whoever
 * removes people. Who changes a row meanwhile takes the mark away again.
 */
enum PortableRows {
    USERS {
        @Override
        List<Object[]> unwritten(Database database, String after) {
            return database.query(
                            "select d.userId, k.realmId from DepartedUserEntity d, UserEntity k where k.id = d.userId"
                                    + " and d.exported is null and d.userId > :after order by d.userId",
                            Object[].class,
                            Map.of("after", after))
                    .setMaxResults(AT_ONCE)
                    .getResultList();
        }

        @Override
        void mark(Database database, String id) {
            database.change("update DepartedUserEntity d set d.exported = true where d.userId = :id", Map.of("id", id));
        }

        @Override
        void unmark(Database database, String id) {
            database.change("update DepartedUserEntity d set d.exported = null where d.userId = :id", Map.of("id", id));
        }

        @Override
        void write(KeycloakSession session, RealmModel realm, String id) {
            new Database(session)
                    .find(DepartedUserEntity.class, id)
                    .ifPresent(new PortableUsers(session, realm)::write);
        }
    },
    FORMER {
        @Override
        List<Object[]> unwritten(Database database, String after) {
            return database.query(
                            "select d.userId, k.realmId from FormerUserEntity d, UserEntity k where k.id = d.userId"
                                    + " and d.exported is null and d.userId > :after order by d.userId",
                            Object[].class,
                            Map.of("after", after))
                    .setMaxResults(AT_ONCE)
                    .getResultList();
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
        void write(KeycloakSession session, RealmModel realm, String id) {
            new Database(session).find(FormerUserEntity.class, id).ifPresent(new PortableUsers(session, realm)::write);
        }
    },
    GROUPS {
        @Override
        List<Object[]> unwritten(Database database, String after) {
            return database.query(
                            "select d.groupId, k.realm from DirectoryGroupEntity d, GroupEntity k where k.id = d.groupId"
                                    + " and d.exported is null and d.groupId > :after order by d.groupId",
                            Object[].class,
                            Map.of("after", after))
                    .setMaxResults(AT_ONCE)
                    .getResultList();
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
        void write(KeycloakSession session, RealmModel realm, String id) {
            new Database(session)
                    .find(DirectoryGroupEntity.class, id)
                    .ifPresent(new PortableGroups(session, realm)::write);
        }
    };

    private static final Logger LOG = Logger.getLogger(PortableRows.class);
    private static final int AT_ONCE = 100;

    /** Ids of rows and of their realms. */
    abstract List<Object[]> unwritten(Database database, String after);

    abstract void mark(Database database, String id);

    abstract void unmark(Database database, String id);

    abstract void write(KeycloakSession session, RealmModel realm, String id);

    void writeAll(KeycloakSessionFactory factory) {
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            String from = after.get();
            List<Object[]> some = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> unwritten(new Database(session), from));
            some.forEach(row -> write(factory, (String) row[0], (String) row[1]));
            after = some.size() < AT_ONCE ? Optional.empty() : Optional.of((String) some.get(AT_ONCE - 1)[0]);
        }
    }

    private void write(KeycloakSessionFactory factory, String id, String realmId) {
        KeycloakModelUtils.runJobInTransaction(factory, session -> mark(new Database(session), id));
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                RealmModel realm = session.realms().getRealm(realmId);
                if (realm != null) {
                    // Keycloak asks in which realm it is when somebody is changed, and whose key signs.
                    session.getContext().setRealm(realm);
                    write(session, realm, id);
                }
            });
        } catch (RuntimeException fault) {
            LOG.debugf(fault, "%s %s: not written to its attribute yet", name(), id);
            KeycloakModelUtils.runJobInTransaction(factory, session -> unmark(new Database(session), id));
        }
    }
}
