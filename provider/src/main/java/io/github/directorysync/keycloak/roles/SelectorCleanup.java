package io.github.directorysync.keycloak.roles;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.store.RoleSelectorEntity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** Removes role selectors that have expired, and rows without a role mapping, of all realms. */
final class SelectorCleanup {

    private final KeycloakSession session;
    private final Database database;

    SelectorCleanup(KeycloakSession session) {
        this.session = session;
        this.database = new Database(session);
    }

    /**
     * Removes expired selectors with their role mappings, the oldest first.
     *
     * @param max how many at most
     * @return how many were removed
     */
    int removeExpired(Instant now, int max) {
        List<Expired> rows = database.rows(
                        "select s, u.realmId from RoleSelectorEntity s, UserEntity u"
                                + " where u.id = s.userId and s.expires <= :now order by s.expires",
                        Map.of("now", now.toEpochMilli()),
                        row -> new Expired(row.value(0, RoleSelectorEntity.class), row.text(1)))
                .most(max)
                .list();
        rows.forEach(row -> {
            RoleSelectorEntity selector = row.selector();
            database.entities().detach(selector);
            ExpiredSelector expired = new ExpiredSelector(session, selector);
            remove(selector.userId, selector.roleId, row.realmId(), true).ifPresent(expired::write);
        });
        return rows.size();
    }

    private record Expired(RoleSelectorEntity selector, String realmId) {}

    private record Orphan(String userId, String roleId, String realmId) {}

    /**
     * Removes rows whose role mapping an administrator has removed in Keycloak's admin console.
     *
     * @param max how many at most
     * @return how many were removed
     */
    int removeOrphans(int max) {
        List<Orphan> rows = database.rows(
                        "select s.userId, s.roleId, u.realmId from RoleSelectorEntity s, UserEntity u where u.id = s.userId"
                                + " and not exists (select 1 from UserRoleMappingEntity m where m.user.id = s.userId"
                                + " and m.roleId = s.roleId)",
                        Map.of(),
                        row -> new Orphan(row.text(0), row.text(1), row.text(2)))
                .most(max)
                .list();
        rows.forEach(row -> remove(row.userId(), row.roleId(), row.realmId(), false));
        return rows.size();
    }

    /**
     * Removes a row, and the role mapping if {@code withRole}. Without it a user who was given the role again in Keycloak's
     * admin console keeps it.
     *
     * @return the user, if no concurrent transaction has removed the row
     */
    private Optional<UserModel> remove(String userId, String roleId, String realmId, boolean withRole) {
        boolean first = RoleSelectorStore.deleteRow(database, userId, roleId) > 0;
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return Optional.empty();
        }
        // Keycloak's event listeners for a removed role mapping read the realm from the context.
        session.getContext().setRealm(realm);
        UserModel user = session.users().getUserById(realm, userId);
        RoleModel role = session.roles().getRoleById(realm, roleId);
        if (user != null && role != null) {
            if (withRole) {
                user.deleteRoleMapping(role);
            }
            new SelectorExport(session, realm).write(user);
            return first ? Optional.of(user) : Optional.empty();
        }
        return Optional.empty();
    }
}
