package io.github.directorysync.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Options;
import io.github.directorysync.scim.ScimUser;
import java.util.List;

/** Decides what becomes of people's accounts. */
public record Judge(Options options) {

    /** Of somebody new. Whoever is not active from the beginning loses nothing by it, so it is no suspension. */
    Verdict ofNew(ScimUser person) {
        boolean active = person.active().orElse(true);
        Standing standing = options.importUsers() ? Standing.IN_STEP : Standing.AWAITED;
        boolean enabled = active && standing == Standing.IN_STEP && !options.limitAccess();
        return new Verdict(standing, false, enabled, active, false, false);
    }

    /** Of somebody whom the directory had before, also if nothing is new: an option may have been switched on. */
    Verdict ofChange(Footing now, ScimUser before, ScimUser after) {
        Standing standing = standing(now, !others(after).equals(others(before)));
        return verdict(now, standing, after.active().orElse(true));
    }

    /** Of somebody who has joined or left an access group. */
    public Verdict ofAccess(Footing now, boolean active) {
        return verdict(now, now.standing(), active);
    }

    /** Of somebody of whom nothing but the suspension can happen: what is withheld of them besides stays withheld. */
    Verdict ofSuspension(Footing now) {
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

    /**
     * An account that an administrator has disabled stays disabled as long as the directory goes on calling the person active.
     * Once it says that they are not, it is the directory that keeps it disabled, and the directory that enables it again.
     */
    private Verdict verdict(Footing now, Standing standing, boolean active) {
        boolean anew = now.standing() != Standing.IN_STEP && standing == Standing.IN_STEP;
        if (standing == Standing.AWAITED) {
            return new Verdict(standing, anew, false, active, false, false);
        }
        boolean entitled = active && now.access();
        boolean withheld = !entitled && now.enabled() && !options.suspendUsers();
        boolean held = !entitled && now.enabled() && now.held() && !withheld;
        boolean byAdministrator = active && now.disabledByAdministrator();
        boolean enabled = (entitled && !byAdministrator) || withheld || held;
        return new Verdict(standing, anew, enabled, active, withheld, held, byAdministrator);
    }
}
