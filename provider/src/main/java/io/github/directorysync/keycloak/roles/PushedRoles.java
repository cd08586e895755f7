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
 * The roles that identity providers name for people ({@code roles} and {@code entitlements}), where they are roles of an
 * app. They are kept in a table of their own: user attributes can be edited by users, and a role mapping is the role
 * selector, which belongs to the vendor. A role that administers Keycloak never counts.
 */
public record PushedRoles(KeycloakSession session, RealmModel realm) {

    /** These and no others; what a bulk deletion takes away could not be written again in the same transaction. */
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

    /** As they were sent, whether they are anybody's roles or not. */
    public Stream<String> namesOf(String user) {
        return new Database(session)
                        .list(
                                "select p.name from PushedRoleEntity p where p.userId = :user order by p.place",
                                String.class,
                                Map.of("user", user))
                        .stream()
                        .distinct();
    }

    /** Of one person in one app; nothing is read where no directory lets them count. */
    public Stream<RoleModel> of(String user, AppLadder app) {
        return of(List.of(user), DirectoryLookup.pushingTo(realm, app.name()), List.of(app))
                .getOrDefault(user, List.of())
                .stream();
    }

    /** Of these people in these apps, if they are in one of these directories. */
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

    /** Some databases find a name in any case; Keycloak's roles have theirs. */
    private Stream<RoleModel> role(String id, String name) {
        return Stream.ofNullable(session.roles().getRoleById(realm, id))
                .filter(role -> Objects.equals(role.getName(), name))
                .filter(role -> !AdminPrivileges.of(role, session, realm));
    }
}
