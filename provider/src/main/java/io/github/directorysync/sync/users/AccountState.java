package io.github.directorysync.sync.users;

/**
 * The state of a user's account before a request changes it.
 *
 * @param enabled whether the account is enabled
 * @param access whether the user is in one of the directory's access groups, or there are none
 * @param held whether the guard holds a suspension of the user
 * @param disabledByAdministrator whether the account is disabled although the directory says active and has left it enabled:
 *     an administrator, or Keycloak's brute force protection, has disabled it
 */
public record AccountState(
        SyncState syncState, boolean enabled, boolean access, boolean held, boolean disabledByAdministrator) {

    /** Not disabled by an administrator. */
    public AccountState(SyncState syncState, boolean enabled, boolean access, boolean held) {
        this(syncState, enabled, access, held, false);
    }
}
