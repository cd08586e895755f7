package io.github.directorysync.keycloak.guard;

import io.github.directorysync.directory.Guard;
import io.github.directorysync.keycloak.access.AccessGroupMembers;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.roles.AccessLosses;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.guard.AccountGuard;
import io.github.directorysync.sync.guard.GuardAnswer;
import io.github.directorysync.sync.guard.GuardPolicy;
import io.github.directorysync.sync.guard.HoldReason;
import io.github.directorysync.sync.guard.PlannedRemoval;
import io.github.directorysync.sync.guard.RemovalKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one guard of a directory: reads what a removal takes from people and what went before, lets {@link GuardPolicy} decide,
 * and writes down what is counted and what is held.
 */
public final class RemovalGuard implements AccountGuard {

    private final DirectoryContext visit;
    private final Guard guard;
    private final AccessLosses losses;
    private final GuardCounter count;
    private final HeldChangeStore rows;

    public RemovalGuard(DirectoryContext visit) {
        this.visit = visit;
        this.guard = visit.directory().guard();
        this.losses = new AccessLosses(visit, new AccessGroupMembers(visit.directory(), visit.database()));
        this.count = new GuardCounter(visit.session(), visit.realm(), visit.directory());
        this.rows = new HeldChangeStore(visit.database(), visit.directory().id());
    }

    @Override
    public GuardAnswer ask(PlannedRemoval removal) {
        return ask(guard, removal);
    }

    /** The answer about people who have been counted already, together with others: only last holders are held. */
    public GuardAnswer askCounted(PlannedRemoval removal) {
        return ask(guard.uncounted(), removal);
    }

    /** The answer about so many people, whom changed settings are going to suspend. */
    public GuardAnswer ask(int people) {
        return counted(new GuardPolicy(guard).answer(people, count));
    }

    private GuardAnswer ask(Guard asked, PlannedRemoval removal) {
        GuardPolicy policy = new GuardPolicy(asked);
        if (!policy.isOnDuty()) {
            return new GuardAnswer.Allowed(0);
        }
        GuardAnswer answer = counted(policy.answer(losses.of(removal), count));
        hold(removal, answer.people());
        return answer;
    }

    private GuardAnswer counted(GuardAnswer answer) {
        count.add(answer.counted());
        if (answer.trips()) {
            count.trip();
        }
        return answer;
    }

    /** Writes down that the removal is held for these of its people. What is held of somebody already is not written again. */
    public void hold(PlannedRemoval removal, Map<String, HoldReason> held) {
        if (held.isEmpty()) {
            return;
        }
        Set<String> known = recorded(removal);
        removal.people().stream()
                .filter(person -> held.containsKey(person.id()) && !known.contains(person.id()))
                .forEach(person -> hold(removal, person, held.getOrDefault(person.id(), HoldReason.TOO_MANY)));
        if (removal.kind() == RemovalKind.DISSOLVE) {
            removal.group().map(Reference::id).ifPresent(rows::dissolved);
        }
    }

    private Set<String> recorded(PlannedRemoval removal) {
        return switch (removal.kind()) {
            case DISSOLVE ->
                removal.group().map(group -> rows.peopleOf(group.id())).orElseGet(Set::of);
            case UNPUSH ->
                rows.withUnpush(removal.people().stream().map(Reference::id).toList());
            default -> Set.of();
        };
    }

    /** A held deletion takes the place of a held suspension. */
    private void hold(PlannedRemoval removal, Reference person, HoldReason reason) {
        if (removal.kind() == RemovalKind.DELETE) {
            rows.lapse(person.id());
        }
        String id = rows.add(removal.kind(), person, removal.group(), reason);
        visit.journal()
                .note(new Effect.Guarded(
                        Optional.of(id),
                        reason.sentence(),
                        Optional.of(new Effect.Guarded.AffectedPerson(person.id(), person.display()))));
    }
}
