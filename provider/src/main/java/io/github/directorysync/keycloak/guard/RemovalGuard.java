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
 * The removal guard of a directory: reads what a removal takes from users and what was removed before, lets {@link
 * GuardPolicy} decide, and records what is counted and held.
 */
public final class RemovalGuard implements AccountGuard {

    private final DirectoryContext context;
    private final Guard guard;
    private final AccessLosses losses;
    private final GuardCounter counter;
    private final HeldChangeStore rows;

    public RemovalGuard(DirectoryContext context) {
        this.context = context;
        this.guard = context.directory().guard();
        this.losses = new AccessLosses(context, new AccessGroupMembers(context.directory(), context.database()));
        this.counter = new GuardCounter(context.session(), context.realm(), context.directory());
        this.rows = new HeldChangeStore(context.database(), context.directory().id());
    }

    @Override
    public GuardAnswer ask(PlannedRemoval removal) {
        return ask(guard, removal);
    }

    /** Asks about users who have been counted already together with others: only last holders of a role are held. */
    public GuardAnswer askCounted(PlannedRemoval removal) {
        return ask(guard.uncounted(), removal);
    }

    /** Asks about this many users, whom changed settings would suspend. */
    public GuardAnswer ask(int people) {
        return counted(new GuardPolicy(guard).answer(people, counter));
    }

    private GuardAnswer ask(Guard asked, PlannedRemoval removal) {
        GuardPolicy policy = new GuardPolicy(asked);
        if (!policy.isOnDuty()) {
            return new GuardAnswer.Allowed(0);
        }
        GuardAnswer answer = counted(policy.answer(losses.of(removal), counter));
        hold(removal, answer.people());
        return answer;
    }

    private GuardAnswer counted(GuardAnswer answer) {
        counter.add(answer.counted());
        if (answer.trips()) {
            counter.trip();
        }
        return answer;
    }

    /** Records that the removal is held for these of its users. A change that is held already is not recorded again. */
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

    /** A held deletion replaces a held suspension of the same user. */
    private void hold(PlannedRemoval removal, Reference person, HoldReason reason) {
        if (removal.kind() == RemovalKind.DELETE) {
            rows.lapse(person.id());
        }
        String id = rows.add(removal.kind(), person, removal.group(), reason);
        context.journal()
                .note(new Effect.Guarded(
                        Optional.of(id),
                        reason.sentence(),
                        Optional.of(new Effect.Guarded.AffectedPerson(person.id(), person.display()))));
    }
}
