package io.github.directorysync.sync.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Options;
import io.github.directorysync.scim.resource.ScimUser;
import java.util.List;

/** Decides how requests change accounts, by the options of the directory. */
public record AccountPolicy(Options options) {

    /** Decides about a new user. Creating an inactive account is no suspension, because nobody loses access. */
    AccountDecision ofNew(ScimUser person) {
        boolean active = person.active().orElse(true);
        SyncState syncState = options.importUsers() ? SyncState.IN_STEP : SyncState.AWAITED;
        boolean enabled = active && syncState == SyncState.IN_STEP && !options.limitAccess();
        return AccountDecision.of(syncState, false, enabled, active);
    }

    /** Decides about an existing user, even if nothing is new: an option may have been switched on. */
    AccountDecision ofChange(AccountState now, ScimUser before, ScimUser after) {
        SyncState syncState = syncState(now, !others(after).equals(others(before)));
        return decision(now, syncState, after.active().orElse(true));
    }

    /** Decides about a user who has joined or left an access group. */
    public AccountDecision ofAccess(AccountState now, boolean active) {
        return decision(now, now.syncState(), active);
    }

    /** Decides about a user for whom only the suspension is possible; withheld changes stay withheld. */
    AccountDecision ofSuspension(AccountState now) {
        return ofAccess(now, false);
    }

    /** If the account cannot be removed, it is disabled instead. */
    RemovalEffect ofRemovalThatFails(AccountState now) {
        RemovalEffect wanted = ofRemoval(now);
        return wanted == RemovalEffect.DELETE && now.syncState() != SyncState.AWAITED ? RemovalEffect.SUSPEND : wanted;
    }

    public RemovalEffect ofRemoval(AccountState now) {
        if (now.syncState() == SyncState.AWAITED) {
            return RemovalEffect.DELETE;
        }
        if (!options.suspendUsers()) {
            return RemovalEffect.KEEP;
        }
        return options.onDelete() == Options.OnDelete.SUSPEND ? RemovalEffect.SUSPEND : RemovalEffect.DELETE;
    }

    /** Everything but {@code active}, which has an option of its own. */
    private static List<Object> others(ScimUser person) {
        ObjectNode document = person.document();
        document.remove("active");
        return List.of(document, person.password());
    }

    private SyncState syncState(AccountState now, boolean changed) {
        if (now.syncState() == SyncState.AWAITED) {
            return options.importUsers() ? SyncState.IN_STEP : SyncState.AWAITED;
        }
        if (options.importChanges()) {
            return SyncState.IN_STEP;
        }
        return changed ? SyncState.BEHIND : now.syncState();
    }

    private AccountDecision decision(AccountState now, SyncState syncState, boolean active) {
        if (syncState == SyncState.AWAITED) {
            return AccountDecision.of(syncState, false, false, active);
        }
        boolean writesAll = now.syncState() != SyncState.IN_STEP && syncState == SyncState.IN_STEP;
        return new AccountDecision(syncState, writesAll, enablement(now, active), active);
    }

    /**
     * An account that an administrator has disabled stays disabled as long as the directory says active. When the directory
     * says inactive, the directory takes over: it keeps the account disabled and can enable it again.
     */
    private Enablement enablement(AccountState now, boolean active) {
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
