package io.github.directorysync.sync.users;

/**
 * What there is of somebody in Keycloak before a request changes it.
 *
 * @param enabled whether their account can be used
 * @param access whether they are in one of the directory's access groups, or there are none
 * @param held whether a suspension of theirs is held by the guard
 * @param disabledByAdministrator whether the account is disabled although the directory calls the person active and has left
 *     the account enabled: an administrator, or Keycloak's protection against brute force, has disabled it
 */
public record AccountState(
        SyncState standing, boolean enabled, boolean access, boolean held, boolean disabledByAdministrator) {

    /** Nobody but the directory has disabled the account. */
    public AccountState(SyncState standing, boolean enabled, boolean access, boolean held) {
        this(standing, enabled, access, held, false);
    }
}
