package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.HeldChange.Named;
import io.github.directorysync.scim.ScimUser;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a directory pushes of roles, and takes back, of one person after the other; the guard is asked about losses. */
final class PushOfRoles {

    private final Directory directory;
    private final PushedRoles pushed;
    private final GuardDuty guard;

    PushOfRoles(Visit visit, GuardDuty guard) {
        this.directory = visit.directory();
        this.pushed = new PushedRoles(visit.session(), visit.realm());
        this.guard = guard;
    }

    /** Of somebody new. */
    void begin(String id, ScimUser user) {
        List<String> names = PushedRoles.names(user);
        if (!names.isEmpty()) {
            pushed.write(id, names);
        }
    }

    /**
     * Of somebody who changes.
     *
     * @param anew whether nothing of what was sent before has come here
     * @param active whether they are active before and afterwards: nobody else loses by it
     * @throws io.github.directorysync.scim.ScimProblem 403 if the guard refuses
     */
    void change(Named person, ScimUser before, ScimUser after, boolean anew, boolean active) {
        List<String> wanted = PushedRoles.names(after);
        if (!anew && PushedRoles.names(before).equals(wanted)) {
            return;
        }
        Set<String> there = pushed.namesOf(person.id()).collect(Collectors.toCollection(LinkedHashSet::new));
        boolean takesBack = !wanted.containsAll(there);
        if (takesBack && active && directory.apps().pushedRoles()) {
            takeBack(person, there, wanted);
        } else {
            write(person, wanted);
        }
    }

    /** What is held stays; what comes with it counts all the same. */
    private void takeBack(Named person, Set<String> there, List<String> wanted) {
        if (guard.holdsPushed(person, wanted)) {
            Set<String> both = new LinkedHashSet<>(there);
            both.addAll(wanted);
            pushed.write(person.id(), both);
        } else {
            write(person, wanted);
        }
    }

    private void write(Named person, List<String> wanted) {
        pushed.write(person.id(), wanted);
        guard.rows().lapseUnpush(person.id());
    }
}
