package io.github.directorysync.keycloak;

import io.github.directorysync.scim.ResolvedRole;
import io.github.directorysync.sync.Effect;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.UserModel;

/**
 * Notes whose role in the directory's apps a request changes. All who are concerned are asked about at once, before and
 * after; where no app is named, or the group gives nothing, nobody is.
 */
final class RoleWatch {

    private final Visit visit;
    private final ResolvedRoles roles;
    private final Database database;
    private final Access access;

    RoleWatch(Visit visit, Database database) {
        this.visit = visit;
        this.roles = new ResolvedRoles(visit.session(), visit.realm(), visit.directory());
        this.database = database;
        this.access = new Access(visit);
    }

    /** While {@code change} makes people members of the group, or takes that away. */
    void during(GroupModel group, Collection<String> people, Runnable change) {
        during(concerns(group) ? people : List.of(), change);
    }

    /** Whether it may matter to anybody's role who is in the group. */
    boolean concerns(GroupModel group) {
        return !visit.directory().apps().names().isEmpty() && gives(group);
    }

    /** While {@code change} does something to people. */
    void during(Collection<String> people, Runnable change) {
        if (people.isEmpty() || visit.directory().apps().names().isEmpty()) {
            change.run();
            return;
        }
        Map<String, Map<String, String>> before = rolesOf(people);
        change.run();
        database.flush();
        Map<String, Map<String, String>> after = rolesOf(people);
        people.forEach(
                person -> note(person, before.getOrDefault(person, Map.of()), after.getOrDefault(person, Map.of())));
    }

    private void note(String person, Map<String, String> before, Map<String, String> after) {
        if (before.equals(after)) {
            return;
        }
        TreeSet<String> apps = new TreeSet<>(before.keySet());
        apps.addAll(after.keySet());
        for (String app : apps) {
            Optional<String> was = Optional.ofNullable(before.get(app));
            Optional<String> is = Optional.ofNullable(after.get(app));
            if (!was.equals(is)) {
                AppRoles.named(app, visit.realm())
                        .ifPresent(known -> note(new Effect.RoleChanged(person, known.id(), was, is)));
            }
        }
    }

    private void note(Effect.RoleChanged change) {
        visit.journal().note(change);
        boolean wasIn = change.before().isPresent();
        if (!wasIn || !visit.directory().apps().endsSessions()) {
            return;
        }
        UserModel user = visit.session().users().getUserById(visit.realm(), change.userId());
        ClientModel app = visit.realm().getClientById(change.app());
        // Whoever is disabled has no session left; the realm itself is no app that anybody is signed in to.
        if (user != null && app != null && user.isEnabled()) {
            access.end(user, app);
        }
    }

    /** By person, the name of their role in each app; nothing for the deactivated. */
    private Map<String, Map<String, String>> rolesOf(Collection<String> people) {
        List<String> active = Enabled.of(people, database);
        Map<String, Map<String, String>> byPerson = new HashMap<>();
        roles.ofActive(active).forEach((person, all) -> {
            Map<String, String> byApp = byPerson.computeIfAbsent(person, id -> new HashMap<>());
            for (ResolvedRole role : all) {
                byApp.put(role.app(), role.name());
            }
        });
        return byPerson;
    }

    static boolean gives(GroupModel group) {
        for (GroupModel at = group; at != null; at = at.getParent()) {
            if (at.getRoleMappingsStream().findAny().isPresent()) {
                return true;
            }
        }
        return false;
    }
}
