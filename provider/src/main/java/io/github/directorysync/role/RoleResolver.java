package io.github.directorysync.role;

import io.github.directorysync.role.Resolution.Granted;
import io.github.directorysync.role.Resolution.Nothing;
import io.github.directorysync.role.Resolution.Why;
import java.util.List;

/**
 * Resolves the role of one user in one app: the role with the highest permission level among the roles of all the user's
 * groups, the roles that the directory pushes, and the role selector. The default role applies only if none of them gives a
 * role. A deactivated user has no role.
 *
 * <p>A role whose level cannot be read is ignored. The default role does not replace it, because it might grant more than
 * the assigned role: the user gets the highest of the other roles, or none.
 */
public final class RoleResolver {

    private RoleResolver() {}

    public static Resolution resolve(Person person) {
        if (!person.active()) {
            return new Nothing(Why.DEACTIVATED, person.candidates(), person.faulty());
        }
        // Person sorts the candidates with Candidate.BEST_FIRST, so the first one wins.
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
