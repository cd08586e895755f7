package io.github.directorysync.sync.guard;

import io.github.directorysync.directory.Guard;
import io.github.directorysync.directory.Guard.Mode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides whether a change may remove accounts or roles: suspensions, deletions, leaving or deleting a group, renaming an
 * access group, taking back a pushed role, and changed settings. It is asked once for all users concerned, before any part
 * of the change is made, including users for whom a change is held already.
 */
public record GuardPolicy(Guard guard) {

    /** The answer to a change with these losses. */
    public GuardAnswer answer(Collection<Loss> losses, GuardLedger ledger) {
        if (losses.isEmpty() || !isOnDuty()) {
            return new GuardAnswer.Allowed(0);
        }
        boolean counts = guard.mode() != Mode.OFF;
        Set<String> people = losses.stream().map(Loss::person).collect(Collectors.toSet());
        Set<String> undecided = counts ? ledger.undecided(people) : Set.of();
        Set<String> others = new HashSet<>(people);
        others.removeAll(undecided);
        Set<String> last = guard.lastHolders() ? Set.of() : lastHolders(losses, ledger);
        boolean tooMany = counts && isTooMany(others.size(), ledger);
        if (guard.mode() == Mode.REFUSE) {
            return refusing(undecided, last, tooMany, others.size());
        }
        Map<String, HoldReason> held = new HashMap<>();
        undecided.forEach(person -> held.put(person, HoldReason.UNDECIDED));
        last.forEach(person -> held.put(person, HoldReason.LAST_HOLDER));
        if (tooMany) {
            others.forEach(person -> held.putIfAbsent(person, HoldReason.TOO_MANY));
        }
        int counted = counts ? people.size() - held.size() : 0;
        return held.isEmpty() ? new GuardAnswer.Allowed(counted) : new GuardAnswer.Held(held, counted, tooMany);
    }

    /**
     * The answer for users who are only counted: changed settings suspend them later in batches, and only last holders of a
     * role are checked then.
     */
    public GuardAnswer answer(int people, GuardLedger ledger) {
        if (guard.mode() == Mode.OFF) {
            return new GuardAnswer.Allowed(0);
        }
        return isTooMany(people, ledger) ? new GuardAnswer.Held(Map.of(), 0, true) : new GuardAnswer.Allowed(people);
    }

    /** Whether the guard can hold or refuse anything. */
    public boolean isOnDuty() {
        return guard.mode() != Mode.OFF || !guard.lastHolders();
    }

    /** Whether a limit is exceeded by this many more users, or was exceeded recently. */
    private boolean isTooMany(int going, GuardLedger ledger) {
        return going > 0
                && (ledger.isTripped()
                        || Stream.of(guard.usual(), guard.daily())
                                .anyMatch(limit ->
                                        limit.isTooMany(ledger.gone(limit), going, () -> ledger.remaining(limit))));
    }

    private static GuardAnswer refusing(Set<String> undecided, Set<String> last, boolean tooMany, int counted) {
        if (tooMany) {
            return new GuardAnswer.Refused(HoldReason.TOO_MANY);
        }
        if (!last.isEmpty()) {
            return new GuardAnswer.Refused(HoldReason.LAST_HOLDER);
        }
        return undecided.isEmpty() ? new GuardAnswer.Allowed(counted) : new GuardAnswer.Refused(HoldReason.UNDECIDED);
    }

    /** All users without whom nobody would have the highest role of some app. */
    private static Set<String> lastHolders(Collection<Loss> losses, GuardLedger ledger) {
        Map<String, Set<String>> holders = new HashMap<>();
        losses.forEach(loss -> loss.highest()
                .forEach(app ->
                        holders.computeIfAbsent(app, name -> new HashSet<>()).add(loss.person())));
        return holders.entrySet().stream()
                .filter(app -> !ledger.isHighestRoleOfOthers(app.getKey(), app.getValue()))
                .flatMap(app -> app.getValue().stream())
                .collect(Collectors.toSet());
    }
}
