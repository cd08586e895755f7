package io.github.directorysync.keycloak;

import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Writes rows of ours that are new or changed to attributes, so many at a time; says how many there were. */
final class PortableRows {

    private PortableRows() {}

    /** Also those at whom somebody has dropped it. */
    static int users(KeycloakSession session, int most) {
        return write(
                session,
                "select d, k, k.realmId from DepartedUserEntity d, UserEntity k where k.id = d.userId"
                        + " and (d.exported is null or not exists (select 1 from UserAttributeEntity a"
                        + " where a.user.id = d.userId and a.name = '" + PortableEntry.ATTRIBUTE + "'))"
                        + " order by d.userId",
                most,
                realm -> {
                    PortableUsers portable = new PortableUsers(session, realm);
                    return row -> {
                        DepartedUserEntity user = (DepartedUserEntity) row;
                        portable.write(user);
                        user.exported = true;
                    };
                });
    }

    static int former(KeycloakSession session, int most) {
        return write(
                session,
                "select d, k, k.realmId from FormerUserEntity d, UserEntity k where k.id = d.userId"
                        + " and d.exported is null order by d.userId",
                most,
                realm -> {
                    PortableUsers portable = new PortableUsers(session, realm);
                    return row -> {
                        FormerUserEntity user = (FormerUserEntity) row;
                        portable.write(user);
                        user.exported = true;
                    };
                });
    }

    static int groups(KeycloakSession session, int most) {
        return write(
                session,
                "select d, k, k.realm from DirectoryGroupEntity d, GroupEntity k where k.id = d.groupId"
                        + " and d.exported is null order by d.groupId",
                most,
                realm -> {
                    PortableGroups portable = new PortableGroups(session, realm);
                    return row -> {
                        DirectoryGroupEntity group = (DirectoryGroupEntity) row;
                        portable.write(group);
                        group.exported = true;
                    };
                });
    }

    /** Both rows are locked at once, as everywhere. */
    private static int write(
            KeycloakSession session, String which, int most, Function<RealmModel, Consumer<Object>> writing) {
        List<Object[]> rows = new Database(session)
                .query(which, Object[].class, Map.of())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setMaxResults(most)
                .getResultList();
        Map<String, Consumer<Object>> byRealm = new HashMap<>();
        for (Object[] row : rows) {
            RealmModel realm = session.realms().getRealm((String) row[2]);
            // Keycloak asks in which realm it is when somebody is changed, and whose key signs.
            session.getContext().setRealm(realm);
            byRealm.computeIfAbsent((String) row[2], id -> writing.apply(realm)).accept(row[0]);
        }
        return rows.size();
    }
}
