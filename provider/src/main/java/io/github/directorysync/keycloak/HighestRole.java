package io.github.directorysync.keycloak;

import io.github.directorysync.keycloak.QueryScope.Table;
import io.github.directorysync.role.AppRole;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.UserEntity;

/** The holders of the highest role of an app: if nobody had it any more, nobody could run the app. One statement. */
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
        return role().map(role -> holders(role, most, Condition.everything())).orElse(List.of());
    }

    /** The ids of some who have it and of whom nothing is held: it cannot be said of others that they stay. */
    List<String> holdersWhoStay(int most) {
        Condition held = Condition.exists(
                List.of(new Table("h", HeldEntity.class)),
                Condition.same("h.userId", "u.id"),
                Condition.equal("h.state", HeldChange.State.HELD.name()));
        return role().map(role -> holders(role, most, held.negated())).orElse(List.of());
    }

    private List<String> holders(AppRole role, int most, Condition which) {
        Condition people = Condition.all(List.of(
                Condition.equal("u.realmId", realm.getId()),
                Condition.absent("u.serviceAccountClientLink"),
                conditions.holds(role),
                which));
        return new TableQuery(database, List.of(new Table("u", UserEntity.class)), people)
                .texts("u.id", List.of())
                .setMaxResults(most)
                .getResultList();
    }
}
