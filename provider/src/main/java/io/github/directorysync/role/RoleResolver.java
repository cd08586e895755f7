package io.github.directorysync.role;

import io.github.directorysync.role.Resolution.Granted;
import io.github.directorysync.role.Resolution.Nothing;
import io.github.directorysync.role.Resolution.Why;
import java.util.List;

/**
 * The rule: the highest permission level among the roles of all the person's groups, the roles that their directory
 * pushes, and the role selector; the default role only for those whom none of them gives a role; nothing for the
 * deactivated.
 *
 * <p>A role whose level cannot be read counts for nothing. But somebody has given it, so the default does not take its
 * place: it may be worth more than what the person really has. They have the highest of their other roles, or none.
 */
public final class RoleResolver {

    private RoleResolver() {}

    public static Resolution resolve(Person person) {
        if (!person.active()) {
            return new Nothing(Why.DEACTIVATED, person.candidates(), person.faulty());
        }
        // The order of a person's candidates is the rule: see Candidate.BEST_FIRST.
        List<Candidate> counting = person.faulty().isEmpty()
                ? person.candidates()
                : person.candidates().stream().filter(Candidate::earned).toList();
        if (!counting.isEmpty()) {
            return new Granted(counting, person.faulty());
        }
        Why why = person.faulty().isEmpty() ? Why.NO_ROLE : Why.FAULTY_LEVEL;
        return new Nothing(why, person.candidates(), person.faulty());
    }
}
