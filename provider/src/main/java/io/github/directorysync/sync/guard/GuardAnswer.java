package io.github.directorysync.sync.guard;

import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.Journal;
import java.util.Map;
import java.util.Optional;

/** The guard's answer to a change that removes accounts or roles, given before the change is made. */
public sealed interface GuardAnswer {

    /** The number of users counted as removed by the change. */
    int counted();

    /** Whether later changes are held too until an administrator has decided about this one. */
    default boolean trips() {
        return false;
    }

    /** The ids of the users for whom the change is held, with the reason. */
    default Map<String, HoldReason> people() {
        return Map.of();
    }

    /** The reason why the change cannot be made for all users; empty if it can. */
    Optional<HoldReason> obstacle();

    /**
     * The ids of the users for whom the change is held. It can be made for all others.
     *
     * @param journal records a refusal
     * @throws ScimProblem 403 if the guard refuses the change
     */
    default Map<String, HoldReason> held(Journal journal) {
        return people();
    }

    /** The change can be made. */
    record Allowed(int counted) implements GuardAnswer {
        @Override
        public Optional<HoldReason> obstacle() {
            return Optional.empty();
        }
    }

    /**
     * The change is held for some users and can be made for the others.
     *
     * @param people the ids of the users for whom it is held, with the reason
     * @param counted the number of the others, who are counted as removed
     * @param trips whether the change exceeds a limit, so that later changes are held too
     */
    record Held(Map<String, HoldReason> people, int counted, boolean trips) implements GuardAnswer {
        public Held {
            people = Map.copyOf(people);
        }

        @Override
        public Optional<HoldReason> obstacle() {
            return trips
                    ? Optional.of(HoldReason.TOO_MANY)
                    : people.values().stream().sorted().findFirst();
        }
    }

    /** The change must not be made for any user. */
    record Refused(HoldReason reason) implements GuardAnswer {
        @Override
        public int counted() {
            return 0;
        }

        @Override
        public Optional<HoldReason> obstacle() {
            return Optional.of(reason);
        }

        @Override
        public Map<String, HoldReason> held(Journal journal) {
            journal.note(new Effect.Guarded(Optional.empty(), reason.sentence()));
            throw ScimProblem.forbidden(reason.sentence()
                    + " The guard of this directory refuses that. Nothing was changed; an administrator of the app can"
                    + " let it through.");
        }
    }
}
