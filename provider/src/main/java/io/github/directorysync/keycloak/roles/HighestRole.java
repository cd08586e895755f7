package io.github.directorysync.keycloak.roles;

import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.query.TableQuery;
import io.github.directorysync.keycloak.store.HeldEntity;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.sync.guard.HeldChange;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.UserEntity;

/** The holders of an app's highest role. If nobody had it any more, nobody could administer the app. One statement. */
public final class HighestRole {

    private final RealmModel realm;
    private final Database database;
    private final RoleQuery conditions;

    public HighestRole(KeycloakSession session, RealmModel realm, AppLadder app) {
        this.realm = realm;
        this.database = new Database(session);
        this.conditions = new RoleQuery(session, realm, app);
    }

    /** The role; empty for an app without ranked roles. */
    public Optional<AppRole> role() {
        return conditions.highest();
    }

    /** Returns the ids of some holders with enabled accounts. */
    public List<String> holders(int max) {
        return role().map(role -> holders(role, max, HqlCondition.everything())).orElse(List.of());
    }

    /**
     * Returns the ids of some holders for whom nothing is held: others may lose the role when a held change is applied.
     */
    public List<String> holdersWhoStay(int max) {
        HqlCondition held = HqlCondition.exists(
                List.of(new Table("h", HeldEntity.class)),
                HqlCondition.same("h.userId", "u.id"),
                HqlCondition.equal("h.state", HeldChange.HeldState.HELD.name()));
        return role().map(role -> holders(role, max, held.negated())).orElse(List.of());
    }

    private List<String> holders(AppRole role, int max, HqlCondition which) {
        HqlCondition people = HqlCondition.all(List.of(
                HqlCondition.equal("u.realmId", realm.getId()),
                HqlCondition.absent("u.serviceAccountClientLink"),
                conditions.holds(role),
                which));
        return new TableQuery(database, List.of(new Table("u", UserEntity.class)), people)
                .texts("u.id", List.of())
                .setMaxResults(max)
                .getResultList();
    }
}
