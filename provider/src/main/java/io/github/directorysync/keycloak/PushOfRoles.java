package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.HeldChange.Named;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.scim.ResolvedRole;
import io.github.directorysync.scim.ScimUser;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;

/** What a directory pushes of roles, and takes back, of one person after the other; the guard is asked about losses. */
final class PushOfRoles {

    private final RealmModel realm;
    private final Directory directory;
    private final PushedRoles pushed;
    private final ResolvedRoles roles;
    private final GuardDuty guard;

    PushOfRoles(Visit visit, ResolvedRoles roles, GuardDuty guard) {
        this.realm = visit.realm();
        this.directory = visit.directory();
        this.pushed = new PushedRoles(visit.session(), visit.realm());
        this.roles = roles;
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
        List<ResolvedRole> before = rolesOf(person);
        pushed.write(person.id(), wanted);
        if (isLess(rolesOf(person), before) && guard.holdsPushed(person, before)) {
            Set<String> both = new LinkedHashSet<>(there);
            both.addAll(wanted);
            pushed.write(person.id(), both);
        } else {
            guard.rows().lapseUnpush(person.id());
        }
    }

    private void write(Named person, List<String> wanted) {
        pushed.write(person.id(), wanted);
        guard.rows().lapseUnpush(person.id());
    }

    private List<ResolvedRole> rolesOf(Named person) {
        return roles.ofActive(List.of(person.id())).getOrDefault(person.id(), List.of());
    }

    /** Whether they have no role or a lower one in some app. */
    private boolean isLess(List<ResolvedRole> after, List<ResolvedRole> before) {
        Map<String, String> now = after.stream().collect(Collectors.toMap(ResolvedRole::app, ResolvedRole::name));
        return before.stream()
                .anyMatch(role -> !role.name().equals(now.get(role.app()))
                        && rank(role.app(), now.get(role.app())) > rank(role.app(), role.name()));
    }

    /** 0 for the highest; whoever has no role is below everybody. */
    private int rank(String app, @Nullable String role) {
        List<String> rungs = AppRoles.named(app, realm).stream()
                .flatMap(known -> known.ladder().rungs().stream())
                .map(AppRole::name)
                .toList();
        return Optional.ofNullable(role)
                .map(rungs::indexOf)
                .filter(at -> at >= 0)
                .orElse(rungs.size());
    }
}
