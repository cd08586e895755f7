package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Guard;
import io.github.directorysync.keycloak.HeldChange.Named;
import io.github.directorysync.keycloak.HeldChange.Reason;
import io.github.directorysync.keycloak.HeldChange.What;
import io.github.directorysync.scim.ResolvedRole;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.sync.Effect;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.GroupModel;

/** Stands between a directory and the people whom a request takes out, and decides who stays until somebody has looked. */
final class GuardDuty {

    private final Visit visit;
    private final Guard guard;
    private final Database database;
    private final ResolvedRoles roles;
    private final Entitled entitled;
    private final GuardCount count;
    private final HeldRows rows;

    GuardDuty(Visit visit, Database database, ResolvedRoles roles, Entitled entitled) {
        this.visit = visit;
        this.guard = visit.directory().guard();
        this.database = database;
        this.roles = roles;
        this.entitled = entitled;
        this.count = new GuardCount(database, visit.directory());
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
     * Those of these active people who are suspended or deleted only when an administrator says so.
     *
     * @throws ScimProblem 403 if the guard refuses
     */
    Set<String> holds(What what, List<Named> people) {
        List<String> ids = people.stream().map(Named::id).toList();
        Map<String, Reason> held = decide(ids, sparesLastHolders() ? roles.ofActive(ids) : Map.of());
        people.stream()
                .filter(person -> held.containsKey(person.id()))
                .forEach(person -> keep(what, person, Optional.empty(), reason(held, person.id())));
        return held.keySet();
    }

    /**
     * Those of these people who stay in a group that they are taken out of, or that is deleted: all who lose a role or
     * their access by it, if they are too many, or one of them the last holder of a role.
     *
     * @param leaving id, userName
     * @throws ScimProblem 403 if the guard refuses
     */
    Set<String> holds(What what, GroupModel group, List<Object[]> leaving) {
        boolean gives = RoleWatch.gives(group);
        boolean opens = visit.directory().options().suspendUsers() && entitled.opens(group);
        if (leaving.isEmpty() || (guard.mode() == Guard.Mode.OFF && !sparesLastHolders()) || !(gives || opens)) {
            return Set.of();
        }
        Map<String, String> names = leaving.stream()
                .collect(Collectors.toMap(person -> (String) person[0], person -> String.valueOf(person[1])));
        List<String> active = Enabled.of(names.keySet(), database);
        Set<String> out = new HashSet<>(opens ? active : List.of());
        if (opens) {
            out.removeAll(entitled.ofWithout(active, group));
        }
        Map<String, List<ResolvedRole>> losing = losing(active, group, out);
        boolean knowsApps = !visit.directory().apps().names().isEmpty();
        Set<String> going = new HashSet<>(knowsApps || !gives ? losing.keySet() : active);
        going.addAll(out);
        Map<String, Reason> held = decide(going, losing);
        Named from = new Named(group.getId(), group.getName());
        held.forEach((id, reason) -> keep(what, new Named(id, names.getOrDefault(id, "")), Optional.of(from), reason));
        return held.keySet();
    }

    /**
     * Whether somebody active keeps the roles that their directory takes back.
     *
     * @param before what they have by them; it is less without
     * @throws ScimProblem 403 if the guard refuses
     */
    boolean holdsPushed(Named person, List<ResolvedRole> before) {
        Map<String, Reason> held = decide(List.of(person.id()), Map.of(person.id(), before));
        if (!held.isEmpty() && !rows.hasUnpush(person.id())) {
            keep(What.UNPUSH, person, Optional.empty(), reason(held, person.id()));
        }
        return !held.isEmpty();
    }

    /**
     * What those have now who have less without the group.
     *
     * @param out who has nothing without it
     */
    private Map<String, List<ResolvedRole>> losing(List<String> active, GroupModel group, Set<String> out) {
        Map<String, List<ResolvedRole>> before = new HashMap<>(roles.ofActive(active));
        Map<String, List<ResolvedRole>> after = roles.ofActiveWithout(active, group.getId());
        before.entrySet()
                .removeIf(entry ->
                        !out.contains(entry.getKey()) && entry.getValue().equals(after.get(entry.getKey())));
        return before;
    }

    private static Reason reason(Map<String, Reason> held, String id) {
        return held.getOrDefault(id, Reason.TOO_MANY);
    }

    private boolean sparesLastHolders() {
        return !guard.lastHolders() && !visit.directory().apps().names().isEmpty();
    }

    private Map<String, Reason> decide(Collection<String> going, Map<String, List<ResolvedRole>> losing) {
        Set<String> last = sparesLastHolders()
                ? new LastHolders(visit.session(), visit.realm())
                        .among(losing, visit.directory().apps())
                : Set.of();
        if (going.isEmpty() || (guard.mode() == Guard.Mode.OFF && last.isEmpty())) {
            return Map.of();
        }
        Instant now = Instant.now();
        boolean tooMany = guard.mode() != Guard.Mode.OFF && count.isTooMany(going.size(), now);
        if (guard.mode() == Guard.Mode.REFUSE && (tooMany || !last.isEmpty())) {
            throw refused(tooMany ? Reason.TOO_MANY : Reason.LAST_HOLDER);
        }
        Map<String, Reason> held = new HashMap<>();
        last.forEach(id -> held.put(id, Reason.LAST_HOLDER));
        if (tooMany) {
            going.forEach(id -> held.putIfAbsent(id, Reason.TOO_MANY));
            count.tripped(now);
        } else if (guard.mode() != Guard.Mode.OFF) {
            count.add(going.size() - held.size(), now);
        }
        return held;
    }

    private ScimProblem refused(Reason reason) {
        visit.journal().note(new Effect.Guarded(Optional.empty(), reason.sentence()));
        return ScimProblem.forbidden(reason.sentence()
                + " The guard of this directory refuses that. Nothing was changed; an administrator of the app can let"
                + " it through.");
    }

    private void keep(What what, Named person, Optional<Named> group, Reason reason) {
        String id = rows.add(what, person, group, reason);
        visit.journal()
                .note(new Effect.Guarded(
                        Optional.of(id),
                        reason.sentence(),
                        Optional.of(new Effect.Guarded.Person(person.id(), person.name()))));
    }
}
