package io.github.directorysync.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Options;
import io.github.directorysync.scim.ScimUser;
import java.util.List;

/** Decides what becomes of people's accounts. */
public record Judge(Options options) {

    /** Of a new person. Creating an inactive account takes nothing from anybody, so it is no suspension. */
    AccountDecision ofNew(ScimUser person) {
        boolean active = person.active().orElse(true);
        Standing standing = options.importUsers() ? Standing.IN_STEP : Standing.AWAITED;
        boolean enabled = active && standing == Standing.IN_STEP && !options.limitAccess();
        return AccountDecision.of(standing, false, enabled, active);
    }

    /** Of somebody whom the directory had before, also if nothing is new: an option may have been switched on. */
    AccountDecision ofChange(Footing now, ScimUser before, ScimUser after) {
        Standing standing = standing(now, !others(after).equals(others(before)));
        return decision(now, standing, after.active().orElse(true));
    }

    /** Of somebody who has joined or left an access group. */
    public AccountDecision ofAccess(Footing now, boolean active) {
        return decision(now, now.standing(), active);
    }

    /** Of somebody of whom nothing but the suspension can happen: what is withheld of them besides stays withheld. */
    AccountDecision ofSuspension(Footing now) {
        return ofAccess(now, false);
    }

    /** Where the account cannot be removed it can at least not be used any more. */
    Parting ofRemovalThatFails(Footing now) {
        Parting wanted = ofRemoval(now);
        return wanted == Parting.DELETE && now.standing() != Standing.AWAITED ? Parting.SUSPEND : wanted;
    }

    public Parting ofRemoval(Footing now) {
        if (now.standing() == Standing.AWAITED) {
            return Parting.DELETE;
        }
        if (!options.suspendUsers()) {
            return Parting.KEEP;
        }
        return options.onDelete() == Options.OnDelete.SUSPEND ? Parting.SUSPEND : Parting.DELETE;
    }

    /** Whether somebody is active is not a change of the person: it has its own option. */
    private static List<Object> others(ScimUser person) {
        ObjectNode document = person.document();
        document.remove("active");
        return List.of(document, person.password());
    }

    private Standing standing(Footing now, boolean changed) {
        if (now.standing() == Standing.AWAITED) {
            return options.importUsers() ? Standing.IN_STEP : Standing.AWAITED;
        }
        if (options.importChanges()) {
            return Standing.IN_STEP;
        }
        return changed ? Standing.BEHIND : now.standing();
    }

    private AccountDecision decision(Footing now, Standing standing, boolean active) {
        if (standing == Standing.AWAITED) {
            return AccountDecision.of(standing, false, false, active);
        }
        boolean anew = now.standing() != Standing.IN_STEP && standing == Standing.IN_STEP;
        return new AccountDecision(standing, anew, enablement(now, active), active);
    }

    /**
     * An account that an administrator has disabled stays disabled as long as the directory goes on calling the person active.
     * Once the directory says inactive, it is the directory that keeps the account disabled and that enables it again.
     */
    private Enablement enablement(Footing now, boolean active) {
        boolean byAdministrator = active && now.disabledByAdministrator();
        if (active && now.access() && !byAdministrator) {
            return Enablement.ENABLED;
        }
        if (!now.enabled()) {
            return byAdministrator ? Enablement.DISABLED_BY_ADMINISTRATOR : Enablement.DISABLED;
        }
        if (!options.suspendUsers()) {
            return Enablement.KEPT_BY_OPTION;
        }
        return now.held() ? Enablement.KEPT_BY_GUARD : Enablement.DISABLED;
    }
}
