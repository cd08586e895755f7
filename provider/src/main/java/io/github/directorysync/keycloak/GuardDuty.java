package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Guard;
import io.github.directorysync.keycloak.HeldChange.Named;
import io.github.directorysync.keycloak.HeldChange.What;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.sync.Effect;
import io.github.directorysync.sync.GuardAnswer;
import io.github.directorysync.sync.GuardPolicy;
import io.github.directorysync.sync.HoldReason;
import io.github.directorysync.sync.Loss;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.keycloak.models.GroupModel;

/**
 * Asks the guard of a directory before a change takes something from people: brings the facts to {@link GuardPolicy}, and
 * writes down what is counted and what is held.
 */
final class GuardDuty {

    private final Visit visit;
    private final Guard guard;
    private final AccessLosses losses;
    private final GuardCount count;
    private final HeldRows rows;

    GuardDuty(Visit visit, Database database, Entitled entitled) {
        this.visit = visit;
        this.guard = visit.directory().guard();
        this.losses = new AccessLosses(visit, database, entitled);
        this.count = new GuardCount(visit.session(), visit.realm(), visit.directory());
        this.rows = new HeldRows(database, visit.directory().id());
    }

    HeldRows rows() {
        return rows;
    }

    /**
     * Whether somebody active is suspended or deleted only when an administrator says so.
     *
     * @throws ScimProblem 403 if the guard refuses
     */
    boolean holds(What what, Named person) {
        return !holds(what, List.of(person)).isEmpty();
    }

    /**
     * Those of these active people who are suspended or deleted only when an administrator says so; that is written down.
     *
     * @throws ScimProblem 403 if the guard refuses
     */
    Set<String> holds(What what, List<Named> people) {
        Map<String, HoldReason> held = suspending(people);
        people.stream()
                .filter(person -> held.containsKey(person.id()))
                .forEach(person -> keep(what, person, Optional.empty(), reason(held, person.id())));
        return held.keySet();
    }

    /**
     * The same, and the caller writes it down.
     *
     * @return why, by the ids of those who are held
     */
    Map<String, HoldReason> suspending(List<Named> people) {
        return ask(guard, () -> losses.ofAccounts(people.stream().map(Named::id).toList()));
    }

    /** Of people of whom it was decided together with others how many may go: only last holders are held now. */
    Map<String, HoldReason> suspendingCounted(List<Named> people) {
        return ask(
                guard.uncounted(),
                () -> losses.ofAccounts(people.stream().map(Named::id).toList()));
    }

    /**
     * Whether so many people, who would be suspended at once by other settings, are too many; if not, they are counted as
     * gone.
     */
    boolean isTooMany(int people) {
        GuardPolicy policy = new GuardPolicy(guard);
        if (people == 0 || guard.mode() == Guard.Mode.OFF) {
            return false;
        }
        boolean tooMany = policy.isTooMany(people, count);
        if (tooMany) {
            count.trip();
        } else {
            count.add(people);
        }
        return tooMany;
    }

    /**
     * Those of these members of a group who keep what it gives them. The caller writes it down.
     *
     * @param leaving who leaves it
     * @param staying who stays in it, where it is an access group until now and is none afterwards
     * @return why, by the ids of those who are held
     * @throws ScimProblem 403 if the guard refuses
     */
    Map<String, HoldReason> leaving(GroupModel group, Collection<String> leaving, Collection<String> staying) {
        return ask(guard, () -> losses.ofGroup(group, leaving, staying, RoleScenario.leaving(group.getId())));
    }

    /**
     * The same of a group that is deleted.
     *
     * @param people who is in it or in one below it
     */
    Map<String, HoldReason> deleting(GroupModel group, Collection<String> people) {
        return ask(guard, () -> losses.ofGroup(group, people, Set.of(), RoleScenario.without(group.getId())));
    }

    /**
     * Whether somebody active keeps the roles that their directory takes back.
     *
     * @param wanted the names of those that it pushes still
     * @throws ScimProblem 403 if the guard refuses
     */
    boolean holdsPushed(Named person, List<String> wanted) {
        Map<String, HoldReason> held = ask(guard, () -> losses.ofPush(person.id(), wanted));
        if (!held.isEmpty() && !rows.hasUnpush(person.id())) {
            keep(What.UNPUSH, person, Optional.empty(), reason(held, person.id()));
        }
        return !held.isEmpty();
    }

    /**
     * Whether somebody active who is deleted, and whose account stays as it is, keeps being one of the directory's because
     * they would lose the roles that it has pushed.
     *
     * @throws ScimProblem 403 if the guard refuses
     */
    boolean holdsPushedOfDeleted(Named person) {
        Map<String, HoldReason> held = ask(guard, () -> losses.ofPush(person.id(), List.of()));
        held.forEach((id, reason) -> keep(What.DELETE, person, Optional.empty(), reason));
        return !held.isEmpty();
    }

    private Map<String, HoldReason> ask(Guard asked, Supplier<List<Loss>> takes) {
        GuardPolicy policy = new GuardPolicy(asked);
        if (!policy.isOnDuty()) {
            return Map.of();
        }
        return policy.answer(takes.get(), count).fold(new GuardAnswer.Cases<>() {
            @Override
            public Map<String, HoldReason> allowed(GuardAnswer.Allowed answer) {
                count.add(answer.counted());
                return Map.of();
            }

            @Override
            public Map<String, HoldReason> held(GuardAnswer.Held answer) {
                count.add(answer.counted());
                if (answer.trips()) {
                    count.trip();
                }
                return answer.people();
            }

            @Override
            public Map<String, HoldReason> refused(GuardAnswer.Refused answer) {
                throw refusal(answer.reason());
            }
        });
    }

    private ScimProblem refusal(HoldReason reason) {
        visit.journal().note(new Effect.Guarded(Optional.empty(), reason.sentence()));
        return ScimProblem.forbidden(reason.sentence()
                + " The guard of this directory refuses that. Nothing was changed; an administrator of the app can let"
                + " it through.");
    }

    /** Writes down that a change of somebody is held; a deletion takes the place of a suspension. */
    void keep(What what, Named person, Optional<Named> group, HoldReason reason) {
        if (what == What.DELETE) {
            rows.lapse(person.id());
        }
        String id = rows.add(what, person, group, reason);
        visit.journal()
                .note(new Effect.Guarded(
                        Optional.of(id),
                        reason.sentence(),
                        Optional.of(new Effect.Guarded.Person(person.id(), person.name()))));
    }

    private static HoldReason reason(Map<String, HoldReason> held, String id) {
        return held.getOrDefault(id, HoldReason.TOO_MANY);
    }
}
