package io.github.directorysync.keycloak;

import io.github.directorysync.scim.ScimUser;
import io.github.directorysync.sync.Footing;
import io.github.directorysync.sync.Judge;
import io.github.directorysync.sync.PushedRoleNames;
import io.github.directorysync.sync.RemovalKind;
import io.github.directorysync.sync.Standing;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.keycloak.models.jpa.entities.UserEntity;

/**
 * Whether what is held of somebody's account is wanted still when an administrator applies it: meanwhile they may be in an
 * access group again, the settings may be others, or the account may be disabled by another hand.
 */
final class StillWanted {

    private final Visit visit;
    private final Database database;
    private final Entitled entitled;
    private final Set<String> having = new HashSet<>();

    StillWanted(Visit visit, Entitled entitled) {
        this.visit = visit;
        this.database = visit.database();
        this.entitled = entitled;
    }

    /** Reads for all at once who is in an access group. */
    void lookAt(Collection<HeldEntity> rows) {
        List<String> suspended = rows.stream()
                .filter(row -> RemovalKind.valueOf(row.what) == RemovalKind.SUSPEND)
                .map(row -> row.userId)
                .toList();
        having.addAll(entitled.of(suspended));
    }

    boolean includes(HeldEntity row, DepartedUserEntity user) {
        return switch (RemovalKind.valueOf(row.what)) {
            case DELETE -> user.gone != null;
            case UNPUSH ->
                !Set.copyOf(PushedRoleNames.of(ScimUser.kept(user.document, true)))
                        .equals(Set.copyOf(new PushedRoles(visit.session(), visit.realm())
                                .namesOf(user.userId)
                                .toList()));
            default -> suspends(user);
        };
    }

    private boolean suspends(DepartedUserEntity user) {
        boolean enabled = database.find(UserEntity.class, user.userId)
                .map(UserEntity::isEnabled)
                .orElse(false);
        Standing standing = user.standing == null ? Standing.IN_STEP : Standing.valueOf(user.standing);
        Footing now = new Footing(standing, enabled, having.contains(user.userId), false);
        boolean active = user.active == null ? enabled : user.active;
        return new Judge(visit.directory().options()).ofAccess(now, active).suspends(now);
    }
}
