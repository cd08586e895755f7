package io.github.directorysync.sync;

import io.github.directorysync.directory.DirectorySettings;

/**
 * What becomes of somebody's Keycloak account, by the options of the directory.
 *
 * @param standing how it stands afterwards; unless it is in step, nothing of it is changed but whether it is enabled
 * @param anew whether it is made wholly what the directory says, because something was withheld until now
 * @param enabled whether it can be used afterwards
 * @param active what the directory says of that, and is told again
 * @param suspensionWithheld whether it would be disabled if that were not switched off
 * @param held whether it would be disabled if the guard did not hold that
 * @param disabledByAdministrator whether it would be enabled if an administrator had not disabled it
 */
public record Verdict(
        Standing standing,
        boolean anew,
        boolean enabled,
        boolean active,
        boolean suspensionWithheld,
        boolean held,
        boolean disabledByAdministrator) {

    /** Of an account that no administrator has disabled. */
    public Verdict(
            Standing standing,
            boolean anew,
            boolean enabled,
            boolean active,
            boolean suspensionWithheld,
            boolean held) {
        this(standing, anew, enabled, active, suspensionWithheld, held, false);
    }

    /** The same, but the account can be used until an administrator has looked at it. */
    public Verdict heldByGuard() {
        return new Verdict(standing, anew, true, active, suspensionWithheld, true, false);
    }

    /** Whether somebody loses their account by it. */
    public boolean suspends(Footing now) {
        return now.enabled() && !enabled;
    }

    /** Whether the account keeps what it has. */
    public boolean withholds() {
        return standing != Standing.IN_STEP;
    }

    /** The option that withholds it. */
    String option() {
        return standing == Standing.AWAITED ? DirectorySettings.IMPORT_USERS : DirectorySettings.IMPORT_CHANGES;
    }

    /** Whether something is another afterwards, even if nothing new is sent: the account, or what is held of it. */
    public boolean changes(Footing now) {
        return anew || enabled != now.enabled() || held != now.held();
    }

    /** What an administrator would call it. */
    ChangeKind deed(Footing now) {
        if (now.standing() == Standing.AWAITED && !withholds()) {
            return ChangeKind.CREATED;
        }
        if (enabled == now.enabled()) {
            return ChangeKind.CHANGED;
        }
        return enabled ? ChangeKind.REACTIVATED : ChangeKind.SUSPENDED;
    }
}
