package io.github.directorysync.keycloak.people;

import io.github.directorysync.keycloak.access.AccessGroupMembers;
import io.github.directorysync.keycloak.accounts.UserTable;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.sync.users.AccountState;
import java.util.List;
import org.keycloak.models.jpa.entities.UserEntity;

/** Reads the state of accounts from Keycloak's table and ours. */
record AccountStateReader(DirectoryContext context) {

    /** The state of one user's account. */
    AccountState of(DirectoryUserEntity row) {
        boolean enabled = context.database()
                .find(UserEntity.class, row.userId)
                .orElseThrow()
                .isEnabled();
        boolean access = new AccessGroupMembers(context.directory(), context.database())
                .of(List.of(row.userId))
                .contains(row.userId);
        return of(row, enabled, access);
    }

    /**
     * The state of an account that was read already.
     *
     * @param access whether the user is in an access group, or the directory has none
     */
    static AccountState of(DirectoryUserEntity row, boolean enabled, boolean access) {
        return new AccountState(
                UserTable.syncState(row),
                enabled,
                access,
                row.held != null,
                UserTable.isDisabledByAdministrator(row, enabled));
    }
}
