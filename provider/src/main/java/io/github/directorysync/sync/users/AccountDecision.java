package io.github.directorysync.sync.users;

import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.sync.activity.ChangeKind;

/**
 * How a request changes one Keycloak account, depending on what the directory says about the user and on the directory's
 * options.
 *
 * @param syncState the synchronization state afterwards; unless it is {@code IN_STEP}, only {@code enabled} of the account is
 *     changed
 * @param writesAll whether the whole account is written, because changes were withheld until now; only with {@code IN_STEP}
 * @param enablement whether the account is enabled afterwards, and why
 * @param active what the directory says, and what the response returns
 */
public record AccountDecision(SyncState syncState, boolean writesAll, Enablement enablement, boolean active) {

    public AccountDecision {
        if (writesAll && syncState != SyncState.IN_STEP) {
            throw new IllegalArgumentException("Only an account in step is written as a whole");
        }
        if (syncState == SyncState.AWAITED && enablement != Enablement.DISABLED) {
            throw new IllegalArgumentException("The placeholder of a person who is not imported is disabled");
        }
    }

    /** A decision in which neither an option, the guard nor an administrator overrides the directory. */
    public static AccountDecision of(SyncState syncState, boolean writesAll, boolean enabled, boolean active) {
        return new AccountDecision(syncState, writesAll, enabled ? Enablement.ENABLED : Enablement.DISABLED, active);
    }

    /** The same decision, but the account stays enabled until an administrator decides about the suspension. */
    public AccountDecision heldByGuard() {
        return new AccountDecision(syncState, writesAll, Enablement.KEPT_BY_GUARD, active);
    }

    /** Whether the account is enabled afterwards. */
    public boolean enabled() {
        return enablement.enabled();
    }

    /** Whether the guard holds a suspension afterwards. */
    public boolean held() {
        return enablement == Enablement.KEPT_BY_GUARD;
    }

    /** Whether it disables an enabled account. */
    public boolean suspends(AccountState now) {
        return now.enabled() && !enabled();
    }

    /** Whether an option prevents changes of the account. */
    public boolean withholds() {
        return syncState != SyncState.IN_STEP;
    }

    /** The name of the setting that causes {@link #withholds}. */
    String option() {
        return syncState == SyncState.AWAITED ? DirectorySettings.IMPORT_USERS : DirectorySettings.IMPORT_CHANGES;
    }

    /** Whether it changes the account or the held suspension, even if the client sends nothing new. */
    public boolean changes(AccountState now) {
        return writesAll || enabled() != now.enabled() || held() != now.held();
    }

    /** The kind of change for the activity log. */
    ChangeKind kind(AccountState now) {
        if (now.syncState() == SyncState.AWAITED && !withholds()) {
            return ChangeKind.CREATED;
        }
        if (enabled() == now.enabled()) {
            return ChangeKind.CHANGED;
        }
        return enabled() ? ChangeKind.REACTIVATED : ChangeKind.SUSPENDED;
    }
}
