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
    private final GuardCount count;
    private final HeldRows rows;
    private final Set<String> heldNow = new HashSet<>();

    GuardDuty(Visit visit, Database database, ResolvedRoles roles) {
        this.visit = visit;
        this.guard = visit.directory().guard();
        this.database = database;
        this.roles = roles;
        this.count = new GuardCount(database, visit.directory());
        this.rows = new HeldRows(database, visit.directory().id());
    }

    HeldRows rows() {
        return rows;
    }

    /** Whether this request wanted something of them that is held. */
    boolean hasHeld(String id) {
        return heldNow.contains(id);
    }

    /**
     * Whether somebody active is suspended or deleted only when an administrator says so.
     *
     * @throws ScimProblem 403 if the guard refuses
     */
    boolean holds(What what, Named person) {
        Map<String, List<ResolvedRole>> losing = sparesLastHolders() ? roles.ofActive(List.of(person.id())) : Map.of();
        Map<String, Reason> held = decide(List.of(person.id()), losing);
        held.forEach((id, reason) -> keep(what, person, Optional.empty(), reason));
        return !held.isEmpty();
    }

    /**
     * Those of these people who stay in a group that they are taken out of, or that is deleted: all who lose by it, if
     * they are too many, or one of them the last holder of a role.
     *
     * @param leaving id, userName
     * @throws ScimProblem 403 if the guard refuses
     */
    Set<String> holds(What what, GroupModel group, List<Object[]> leaving) {
        if (leaving.isEmpty() || (guard.mode() == Guard.Mode.OFF && !sparesLastHolders()) || !RoleWatch.gives(group)) {
            return Set.of();
        }
        Map<String, String> names = leaving.stream()
                .collect(Collectors.toMap(person -> (String) person[0], person -> String.valueOf(person[1])));
        List<String> active = Enabled.of(names.keySet(), database);
        Map<String, List<ResolvedRole>> losing = losing(active, group);
        boolean knowsApps = !visit.directory().apps().names().isEmpty();
        Map<String, Reason> held = decide(knowsApps ? losing.keySet() : active, losing);
        Named from = new Named(group.getId(), group.getName());
        held.forEach((id, reason) -> keep(what, new Named(id, names.getOrDefault(id, "")), Optional.of(from), reason));
        return held.keySet();
    }

    /** What those have now who have less without the group. */
    private Map<String, List<ResolvedRole>> losing(List<String> active, GroupModel group) {
        Map<String, List<ResolvedRole>> before = new HashMap<>(roles.ofActive(active));
        Map<String, List<ResolvedRole>> after = roles.ofActiveWithout(active, group.getId());
        before.entrySet().removeIf(entry -> entry.getValue().equals(after.get(entry.getKey())));
        return before;
    }

    private boolean sparesLastHolders() {
        return !guard.lastHolders() && !visit.directory().apps().names().isEmpty();
    }

    private Map<String, Reason> decide(Collection<String> going, Map<String, List<ResolvedRole>> losing) {
        Set<String> last = sparesLastHolders()
                ? new LastHolders(visit.session(), visit.realm(), database)
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
        heldNow.add(group.map(Named::id).orElse(person.id()));
        visit.journal().note(new Effect.Guarded(Optional.of(id), reason.sentence()));
    }
}
