package io.github.directorysync.keycloak.roles;

import io.github.directorysync.keycloak.access.EnabledUsers;
import io.github.directorysync.keycloak.access.Logout;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.scim.resource.ResolvedRole;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.RoleDifference;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.UserModel;

/**
 * Notes whose resolved role in the directory's apps a request changes, and ends sessions in those apps: it reads the roles of
 * all people concerned before the change, and again after it. Where the directory names no app, nothing is read.
 */
public final class RoleChangeTracker {

    private final DirectoryContext visit;
    private final DirectoryRoles roles;
    private final Database database;
    private final Logout access;

    public RoleChangeTracker(DirectoryContext visit) {
        this.visit = visit;
        this.roles = new DirectoryRoles(visit.session(), visit.realm(), visit.directory());
        this.database = visit.database();
        this.access = new Logout(visit);
    }

    /** Whether the members of the group may have a role because they are in it. */
    public boolean concerns(GroupModel group) {
        return !visit.directory().apps().names().isEmpty() && gives(group);
    }

    /** Reads the roles of people before a change. */
    public RoleSnapshot measure(Collection<String> people) {
        return people.isEmpty() || visit.directory().apps().names().isEmpty()
                ? RoleSnapshot.NOBODY
                : new RoleSnapshot(List.copyOf(people), rolesOf(people));
    }

    /** Reads the roles of the same people after the change, and notes those that differ. */
    public void compare(RoleSnapshot before) {
        if (before.people().isEmpty()) {
            return;
        }
        database.flush();
        RoleDifference.between(before.people(), before.roles(), rolesOf(before.people()))
                .forEach(this::note);
    }

    private void note(RoleDifference change) {
        AppLadder.named(change.app(), visit.realm()).ifPresent(app -> {
            visit.journal().note(new Effect.RoleChanged(change.person(), app.id(), change.before(), change.after()));
            if (change.endsSessions() && visit.directory().apps().endsSessions()) {
                endSessions(change.person(), app.id());
            }
        });
    }

    /** A disabled account has no sessions left, and nobody is signed in to the realm itself as an app. */
    private void endSessions(String person, String appId) {
        UserModel user = visit.session().users().getUserById(visit.realm(), person);
        ClientModel app = visit.realm().getClientById(appId);
        if (user != null && app != null && user.isEnabled()) {
            access.end(user, app);
        }
    }

    /** By person, the name of their role in each app; nothing for disabled accounts. */
    private Map<String, Map<String, String>> rolesOf(Collection<String> people) {
        List<String> active = EnabledUsers.of(people, database);
        Map<String, Map<String, String>> byPerson = new HashMap<>();
        roles.ofActive(active).forEach((person, all) -> {
            Map<String, String> byApp = byPerson.computeIfAbsent(person, id -> new HashMap<>());
            for (ResolvedRole role : all) {
                byApp.put(role.app(), role.name());
            }
        });
        return byPerson;
    }

    public static boolean gives(GroupModel group) {
        for (GroupModel at = group; at != null; at = at.getParent()) {
            if (at.getRoleMappingsStream().findAny().isPresent()) {
                return true;
            }
        }
        return false;
    }
}
