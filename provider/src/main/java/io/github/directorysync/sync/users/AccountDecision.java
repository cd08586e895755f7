package io.github.directorysync.sync.users;

import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.sync.activity.ChangeKind;

/**
 * What becomes of one Keycloak account, by what the directory says of the person and by the options of the directory.
 *
 * @param standing of the account afterwards; unless it is {@code IN_STEP}, only {@code enabled} of the account is changed
 * @param anew whether the whole account is written, because changes were withheld until now; only with {@code IN_STEP}
 * @param enablement whether the account is enabled afterwards, and why
 * @param active what the directory says, and is answered
 */
public record AccountDecision(SyncState standing, boolean anew, Enablement enablement, boolean active) {

    public AccountDecision {
        if (anew && standing != SyncState.IN_STEP) {
            throw new IllegalArgumentException("Only an account in step is written as a whole");
        }
        if (standing == SyncState.AWAITED && enablement != Enablement.DISABLED) {
            throw new IllegalArgumentException("The placeholder of a person who is not imported is disabled");
        }
    }

    /** An account that is enabled or disabled and that neither an option, the guard nor an administrator keeps. */
    public static AccountDecision of(SyncState standing, boolean anew, boolean enabled, boolean active) {
        return new AccountDecision(standing, anew, enabled ? Enablement.ENABLED : Enablement.DISABLED, active);
    }

    /** The same, but the account stays enabled until an administrator decides about the suspension. */
    public AccountDecision heldByGuard() {
        return new AccountDecision(standing, anew, Enablement.KEPT_BY_GUARD, active);
    }

    /** Whether the account is enabled afterwards. */
    public boolean enabled() {
        return enablement.enabled();
    }

    /** Whether a suspension is held by the guard afterwards. */
    public boolean held() {
        return enablement == Enablement.KEPT_BY_GUARD;
    }

    /** Whether it disables an account that is enabled. */
    public boolean suspends(AccountState now) {
        return now.enabled() && !enabled();
    }

    /** Whether an option keeps changes from the account. */
    public boolean withholds() {
        return standing != SyncState.IN_STEP;
    }

    /** The setting that {@link #withholds} changes. */
    String option() {
        return standing == SyncState.AWAITED ? DirectorySettings.IMPORT_USERS : DirectorySettings.IMPORT_CHANGES;
    }

    /** Whether it changes the account, or what is held of it, even if the client sends nothing new. */
    public boolean changes(AccountState now) {
        return anew || enabled() != now.enabled() || held() != now.held();
    }

    /** The change as the activity log calls it. */
    ChangeKind deed(AccountState now) {
        if (now.standing() == SyncState.AWAITED && !withholds()) {
            return ChangeKind.CREATED;
        }
        if (enabled() == now.enabled()) {
            return ChangeKind.CHANGED;
        }
        return enabled() ? ChangeKind.REACTIVATED : ChangeKind.SUSPENDED;
    }
}
