package io.github.directorysync.keycloak.decisions;

import io.github.directorysync.keycloak.access.AccessGroupMembers;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.roles.PushedRoles;
import io.github.directorysync.keycloak.store.AnyDirectoryUserEntity;
import io.github.directorysync.keycloak.store.HeldEntity;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.guard.RemovalKind;
import io.github.directorysync.sync.users.AccountPolicy;
import io.github.directorysync.sync.users.AccountState;
import io.github.directorysync.sync.users.PushedRoleNames;
import io.github.directorysync.sync.users.SyncState;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.keycloak.models.jpa.entities.UserEntity;

/**
 * Checks whether a held change of an account is still due when an administrator applies it: meanwhile the user may be in an
 * access group again, the settings may have changed, or the account may have been disabled otherwise.
 */
final class HeldChangeCheck {

    private final DirectoryContext context;
    private final Database database;
    private final AccessGroupMembers entitled;
    private final Set<String> withAccess = new HashSet<>();

    HeldChangeCheck(DirectoryContext context, AccessGroupMembers entitled) {
        this.context = context;
        this.database = context.database();
        this.entitled = entitled;
    }

    /** Reads for all rows at once which users are in an access group. */
    void read(Collection<HeldEntity> rows) {
        List<String> suspended = rows.stream()
                .filter(row -> RemovalKind.valueOf(row.what) == RemovalKind.SUSPEND)
                .map(row -> row.userId)
                .toList();
        withAccess.addAll(entitled.of(suspended));
    }

    boolean isDue(HeldEntity row, AnyDirectoryUserEntity user) {
        return switch (RemovalKind.valueOf(row.what)) {
            case DELETE -> user.gone != null;
            case UNPUSH ->
                !Set.copyOf(PushedRoleNames.of(ScimUser.kept(user.document, true)))
                        .equals(Set.copyOf(new PushedRoles(context.session(), context.realm())
                                .namesOf(user.userId)
                                .toList()));
            default -> suspends(user);
        };
    }

    private boolean suspends(AnyDirectoryUserEntity user) {
        boolean enabled = database.find(UserEntity.class, user.userId)
                .map(UserEntity::isEnabled)
                .orElse(false);
        SyncState standing = user.standing == null ? SyncState.IN_STEP : SyncState.valueOf(user.standing);
        AccountState now = new AccountState(standing, enabled, withAccess.contains(user.userId), false);
        boolean active = user.active == null ? enabled : user.active;
        return new AccountPolicy(context.directory().options())
                .ofAccess(now, active)
                .suspends(now);
    }
}
