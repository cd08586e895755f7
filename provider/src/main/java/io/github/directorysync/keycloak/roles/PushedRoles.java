package io.github.directorysync.keycloak.roles;

import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.store.PushedRoleEntity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * The roles that identity providers push for users ({@code roles} and {@code entitlements}), where they are roles of an
 * app. They have a table of their own: users may edit user attributes, and a role mapping of a user is the role
 * selector, which belongs to the vendor. A role that administers Keycloak never counts.
 */
public record PushedRoles(KeycloakSession session, RealmModel realm) {

    /**
     * Replaces the pushed roles of a user. Rows are deleted one by one: what a bulk statement deletes could not be
     * persisted again in the same transaction.
     */
    public void write(String id, Collection<String> names) {
        Database database = new Database(session);
        database.list("from PushedRoleEntity p where p.userId = :id", PushedRoleEntity.class, Map.of("id", id))
                .forEach(database.entities()::remove);
        database.flush();
        int place = 0;
        for (String name : names) {
            database.entities().persist(new PushedRoleEntity(id, place++, name));
        }
        database.flush();
    }

    /** The names as they were sent, whether such roles exist or not. */
    public Stream<String> namesOf(String user) {
        return new Database(session)
                        .list(
                                "select p.name from PushedRoleEntity p where p.userId = :user order by p.place",
                                String.class,
                                Map.of("user", user))
                        .stream()
                        .distinct();
    }

    /** The pushed roles of one user in one app. Nothing is read if no directory pushes roles to the app. */
    public Stream<RoleModel> of(String user, AppLadder app) {
        return of(List.of(user), DirectoryLookup.pushingTo(realm, app.name()), List.of(app))
                .getOrDefault(user, List.of())
                .stream();
    }

    /** The pushed roles of these users in these apps, by the user's id, for users of these directories. */
    Map<String, List<RoleModel>> of(Collection<String> users, Collection<String> directories, List<AppLadder> apps) {
        if (directories.isEmpty() || apps.isEmpty()) {
            return Map.of();
        }
        Set<String> containers = apps.stream().map(AppLadder::id).collect(Collectors.toSet());
        Map<String, List<RoleModel>> roles = new HashMap<>();
        Database.chunks(users)
                .flatMap(chunk -> new Database(session)
                                .rows(
                                        "select p.userId, p.name, r.id from PushedRoleEntity p, AnyDirectoryUserEntity d, RoleEntity r"
                                                + " where d.userId = p.userId and d.directoryId in (:directories)"
                                                + " and p.userId in (:users) and r.name = p.name"
                                                + " and r.clientRealmConstraint in (:containers)",
                                        Map.of("directories", directories, "users", chunk, "containers", containers),
                                        row -> new Pushed(row.text(0), row.text(1), row.text(2)))
                                .list()
                                .stream())
                .forEach(pushed -> role(pushed.roleId(), pushed.name())
                        .forEach(role -> roles.computeIfAbsent(pushed.userId(), user -> new ArrayList<>())
                                .add(role)));
        return roles;
    }

    private record Pushed(String userId, String name, String roleId) {}

    /** Some databases compare names without case; names of Keycloak's roles are case-sensitive. */
    private Stream<RoleModel> role(String id, String name) {
        return Stream.ofNullable(session.roles().getRoleById(realm, id))
                .filter(role -> Objects.equals(role.getName(), name))
                .filter(role -> !AdminPrivileges.of(role, session, realm));
    }
}
