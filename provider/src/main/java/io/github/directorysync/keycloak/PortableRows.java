package io.github.directorysync.keycloak;

import com.google.errorprone.annotations.CompileTimeConstant;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Writes rows of ours that are new or changed to attributes, some at a time; says after which there may be more. */
final class PortableRows {

    private static final int AT_ONCE = 100;

    private PortableRows() {}

    static Optional<String> users(KeycloakSession session, String after) {
        return write(
                session,
                "select d, k, k.realmId, d.userId from DepartedUserEntity d, UserEntity k where k.id = d.userId"
                        + " and d.userId > :after and d.exported is null order by d.userId",
                after,
                realm -> {
                    PortableUsers portable = new PortableUsers(session, realm);
                    return row -> {
                        DepartedUserEntity user = (DepartedUserEntity) row;
                        portable.write(user);
                        user.exported = true;
                    };
                });
    }

    static Optional<String> former(KeycloakSession session, String after) {
        return write(
                session,
                "select d, k, k.realmId, d.userId from FormerUserEntity d, UserEntity k where k.id = d.userId"
                        + " and d.userId > :after and d.exported is null order by d.userId",
                after,
                realm -> {
                    PortableUsers portable = new PortableUsers(session, realm);
                    return row -> {
                        FormerUserEntity user = (FormerUserEntity) row;
                        portable.write(user);
                        user.exported = true;
                    };
                });
    }

    static Optional<String> groups(KeycloakSession session, String after) {
        return write(
                session,
                "select d, k, k.realm, d.groupId from DirectoryGroupEntity d, GroupEntity k where k.id = d.groupId"
                        + " and d.groupId > :after and d.exported is null order by d.groupId",
                after,
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
    private static Optional<String> write(
            KeycloakSession session,
            @CompileTimeConstant String which,
            String after,
            Function<RealmModel, Consumer<Object>> writing) {
        List<Object[]> rows = new Database(session)
                .query(which, Object[].class, Map.of("after", after))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setMaxResults(AT_ONCE)
                .getResultList();
        Map<String, Consumer<Object>> byRealm = new HashMap<>();
        for (Object[] row : rows) {
            RealmModel realm = session.realms().getRealm((String) row[2]);
            // Keycloak asks in which realm it is when somebody is changed, and whose key signs.
            session.getContext().setRealm(realm);
            byRealm.computeIfAbsent((String) row[2], id -> writing.apply(realm)).accept(row[0]);
        }
        return rows.size() < AT_ONCE ? Optional.empty() : Optional.of((String) rows.get(AT_ONCE - 1)[3]);
    }
}
