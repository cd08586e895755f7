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
 * Records whose resolved role in the directory's apps a request changes, and ends sessions in those apps: reads the
 * roles of all users concerned before the change and after it. If the directory names no app, nothing is read.
 */
public final class RoleChangeTracker {

    private final DirectoryContext context;
    private final DirectoryRoles roles;
    private final Database database;
    private final Logout logout;

    public RoleChangeTracker(DirectoryContext context) {
        this.context = context;
        this.roles = new DirectoryRoles(context.session(), context.realm(), context.directory());
        this.database = context.database();
        this.logout = new Logout(context);
    }

    /** Returns whether members of the group may have a role by it. */
    public boolean concerns(GroupModel group) {
        return !context.directory().apps().names().isEmpty() && gives(group);
    }

    /** Reads the roles of users before a change. */
    public RoleSnapshot measure(Collection<String> people) {
        return people.isEmpty() || context.directory().apps().names().isEmpty()
                ? RoleSnapshot.NOBODY
                : new RoleSnapshot(List.copyOf(people), rolesOf(people));
    }

    /** Reads the roles of the same users after the change, and records those that differ. */
    public void compare(RoleSnapshot before) {
        if (before.people().isEmpty()) {
            return;
        }
        database.flush();
        RoleDifference.between(before.people(), before.roles(), rolesOf(before.people()))
                .forEach(this::note);
    }

    private void note(RoleDifference change) {
        AppLadder.named(change.app(), context.realm()).ifPresent(app -> {
            context.journal().note(new Effect.RoleChanged(change.person(), app.id(), change.before(), change.after()));
            if (change.endsSessions() && context.directory().apps().endsSessions()) {
                endSessions(change.person(), app.id());
            }
        });
    }

    /** Disabled users have no sessions any more, and nobody signs in to the realm itself as an app. */
    private void endSessions(String person, String appId) {
        UserModel user = context.session().users().getUserById(context.realm(), person);
        ClientModel app = context.realm().getClientById(appId);
        if (user != null && app != null && user.isEnabled()) {
            logout.end(user, app);
        }
    }

    /** The names of the users' roles in each app, by user; disabled users have none. */
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
