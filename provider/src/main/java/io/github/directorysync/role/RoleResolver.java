package io.github.directorysync.role;

import io.github.directorysync.role.Resolution.Granted;
import io.github.directorysync.role.Resolution.Nothing;
import io.github.directorysync.role.Resolution.Why;

/**
 * The rule: the highest permission level among the roles of all the person's groups, the roles that their directory
 * pushes, and the role selector; the default role only for those whom none of them gives a role; nothing for the
 * deactivated.
 */
public final class RoleResolver {

    private RoleResolver() {}

    public static Resolution resolve(Person person) {
        if (!person.active()) {
            return new Nothing(Why.DEACTIVATED, person.candidates());
        }
        if (person.candidates().isEmpty()) {
            return new Nothing(Why.NO_ROLE, person.candidates());
        }
        // The order of a person's candidates is the rule: see Candidate.BEST_FIRST.
        return new Granted(person.candidates());
    }
}
