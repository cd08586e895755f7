package io.github.directorysync.sync.users;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.resource.LeftOut;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.Journal;
import io.github.directorysync.sync.guard.AccountGuard;
import io.github.directorysync.sync.guard.PlannedRemoval;
import java.util.List;
import java.util.Optional;

/** Decides about changes and removals of one user: reads the state of the account, and asks the guard before anything is stored. */
final class UserUpdate {

    private final Users users;
    private final AccountGuard guard;
    private final Directory directory;
    private final Journal journal;
    private final UserNotes notes;
    private final AccountPolicy policy;
    private final AccountMatching matching;
    private final LeftOut leftOut;

    UserUpdate(UserPorts ports, Directory directory, Journal journal, LeftOut leftOut) {
        this.users = ports.users();
        this.guard = ports.guard();
        this.directory = directory;
        this.journal = journal;
        this.notes = new UserNotes(journal);
        this.policy = new AccountPolicy(directory.options());
        this.matching = new AccountMatching(ports, directory, journal);
        this.leftOut = leftOut;
    }

    /**
     * Applies what the directory says to a user. A client that sends the same data again, such as every forty minutes,
     * changes nothing.
     *
     * @param after without values that the directory cannot set
     * @param saysActive whether the request itself contains {@code active: true}
     */
    Stored<ScimUser> save(Stored<ScimUser> before, ScimUser after, boolean saysActive) {
        AccountState now = users.accountState(before);
        AccountDecision decided = leftOut.isAllButSuspension()
                ? policy.ofSuspension(now)
                : policy.ofChange(now, before.resource(), after);
        if (saysActive && decided.enablement() == Enablement.DISABLED_BY_ADMINISTRATOR) {
            notes.withheld(Effect.Withheld.ADMINISTRATOR, ChangeKind.REACTIVATED, before, List.of());
        }
        if (after.equals(before.resource()) && !decided.changes(now)) {
            return before;
        }
        matching.requireOwnNames(before.resource(), after, decided.writesAll());
        UserChange change = guarded(before, after, now, decided);
        if (!decided.withholds()) {
            matching.absorbNamesakes(before, after, decided.writesAll());
        }
        Stored<ScimUser> saved = users.save(change);
        notes.changed(change, saved);
        return saved;
    }

    /** The change as far as the guard allows it now. */
    private UserChange guarded(Stored<ScimUser> before, ScimUser after, AccountState now, AccountDecision decided) {
        boolean held = decided.suspends(now) && isHeld(PlannedRemoval.suspension(List.of(named(before))));
        AccountDecision decision = held ? decided.heldByGuard() : decided;
        return new UserChange(before, after, now, decision, pushedRoles(before, after, now, decision));
    }

    private Optional<PushedRoleNames> pushedRoles(
            Stored<ScimUser> before, ScimUser after, AccountState now, AccountDecision decision) {
        if (decision.withholds() || !PushedRoleNames.change(before.resource(), after, decision.writesAll())) {
            return Optional.empty();
        }
        List<String> sent = PushedRoleNames.of(after);
        List<String> stored = users.pushedRoles(before.id());
        // A user who is disabled before or afterwards loses no role by it.
        boolean loses = PushedRoleNames.takeBack(stored, sent)
                && now.enabled()
                && decision.enabled()
                && directory.apps().pushedRoles();
        return Optional.of(
                loses && isHeld(PlannedRemoval.unpush(named(before), sent))
                        ? PushedRoleNames.heldBeside(stored, sent)
                        : PushedRoleNames.replacedBy(sent));
    }

    /**
     * What happens to the account of a user whom the directory deletes; empty if the removal is held for an administrator.
     */
    Optional<RemovalEffect> removal(Stored<ScimUser> user) {
        AccountState now = users.accountState(user);
        RemovalEffect effect = leftOut.isAllButSuspension() ? policy.ofRemovalThatFails(now) : policy.ofRemoval(now);
        if (leftOut.isPartial()) {
            journal.note(new Effect.PartsLeftOut(user.id(), user.resource().userName(), leftOut.refused()));
        }
        boolean held =
                now.enabled() && planned(user, effect).filter(this::isHeld).isPresent();
        return held ? Optional.empty() : Optional.of(effect);
    }

    /** The removal to ask the guard about; empty if the account stays enabled and pushed roles do not count. */
    private Optional<PlannedRemoval> planned(Stored<ScimUser> user, RemovalEffect effect) {
        if (effect != RemovalEffect.KEEP) {
            return Optional.of(PlannedRemoval.deletion(List.of(named(user))));
        }
        return directory.apps().pushedRoles()
                ? Optional.of(PlannedRemoval.deletionWithoutAccount(named(user)))
                : Optional.empty();
    }

    private boolean isHeld(PlannedRemoval removal) {
        return !guard.ask(removal).held(journal).isEmpty();
    }

    private static Reference named(Stored<ScimUser> user) {
        return new Reference(user.id(), user.resource().userName());
    }
}
