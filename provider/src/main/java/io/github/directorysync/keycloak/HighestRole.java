package io.github.directorysync.keycloak;

import io.github.directorysync.role.AppRole;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Who has the highest role of an app: if nobody had it any more, nobody could run the app. One statement. */
public final class HighestRole {

    private final RealmModel realm;
    private final Database database;
    private final RoleConditions conditions;

    public HighestRole(KeycloakSession session, RealmModel realm, AppRoles app) {
        this.realm = realm;
        this.database = new Database(session);
        this.conditions = new RoleConditions(session, realm, app);
    }

    /** The role; nothing for an app without ranked roles. */
    public Optional<AppRole> role() {
        return conditions.highest();
    }

    /** The ids of some who have it: of active people only. */
    public List<String> holders(int most) {
        return role().map(role -> holders(role, most, "")).orElse(List.of());
    }

    /** The ids of some who have it and of whom nothing is held: it cannot be said of others that they stay. */
    List<String> holdersWhoStay(int most) {
        return role().map(role -> holders(
                        role,
                        most,
                        " and not exists (select 1 from HeldEntity h where h.userId = u.id and h.state = 'HELD')"))
                .orElse(List.of());
    }

    /** Whether somebody has it, and nobody but these people. */
    public boolean isHeldOnlyBy(Collection<String> people) {
        List<String> holders = holders(people.size() + 1);
        return !holders.isEmpty() && people.containsAll(holders);
    }

    private List<String> holders(AppRole role, int most, String which) {
        Condition condition = conditions.holds(role);
        Map<String, Object> parameters = new HashMap<>(condition.parameters());
        parameters.put("realm", realm.getId());
        return database.query(
                        "select u.id from UserEntity u where u.realmId = :realm and u.serviceAccountClientLink is null and "
                                + condition.hql() + which,
                        String.class,
                        parameters)
                .setMaxResults(most)
                .getResultList();
    }
}
