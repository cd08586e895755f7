package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.role.RoleResolver;
import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ResolvedRole;
import io.github.directorysync.scim.ScimUser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * What a whole page of people have in their directory's apps, by the same rule as at sign-in: two statements, or three
 * where pushed roles count, whatever the size of the page. Groups and roles come from Keycloak's caches.
 */
record ResolvedRoles(KeycloakSession session, RealmModel realm, Directory directory) {

    /** By the id of the user, in the order of the directory's apps; the deactivated have none. */
    Map<String, List<ResolvedRole>> of(Collection<Kept<ScimUser>> people) {
        return ofActive(people.stream()
                .filter(person -> person.resource().active().orElse(true))
                .map(Kept::id)
                .toList());
    }

    /** The same of people who are known to be active. */
    Map<String, List<ResolvedRole>> ofActive(List<String> active) {
        return ofActive(active, group -> true);
    }

    /** What they would have if they were not in that group. */
    Map<String, List<ResolvedRole>> ofActiveWithout(List<String> active, String groupId) {
        return ofActive(active, group -> !group.equals(groupId));
    }

    private Map<String, List<ResolvedRole>> ofActive(List<String> active, Predicate<String> counts) {
        List<AppRoles> apps = directory.apps().names().stream()
                .flatMap(name -> AppRoles.named(name, realm).stream())
                .toList();
        return apps.isEmpty() || active.isEmpty() ? Map.of() : of(active, apps, counts);
    }

    private Map<String, List<ResolvedRole>> of(List<String> active, List<AppRoles> apps, Predicate<String> counts) {
        Map<String, List<String>> groups =
                ids("select m.user.id, m.groupId from UserGroupMembershipEntity m where m.user.id in (:users)", active);
        Map<String, List<String>> mapped =
                ids("select m.user.id, m.roleId from UserRoleMappingEntity m where m.user.id in (:users)", active);
        Map<String, List<RoleModel>> pushed = directory.apps().pushedRoles()
                ? new PushedRoles(session, realm).of(active, List.of(directory.id()), apps)
                : Map.of();
        Map<String, List<ResolvedRole>> resolved = new HashMap<>();
        for (AppRoles app : apps) {
            RolesOfPerson roles = new RolesOfPerson(session, realm, app);
            for (String person : active) {
                RolesOfPerson.Given given = new RolesOfPerson.Given(
                        true,
                        roles(mapped.getOrDefault(person, List.of())),
                        groups(groups.getOrDefault(person, List.of()).stream()
                                .filter(counts)
                                .toList()),
                        pushed.getOrDefault(person, List.of()).stream());
                RoleResolver.resolve(roles.of(given))
                        .role()
                        .ifPresent(role -> resolved.computeIfAbsent(person, id -> new ArrayList<>())
                                .add(shown(app, role)));
            }
        }
        return resolved;
    }

    private static ResolvedRole shown(AppRoles app, AppRole role) {
        return new ResolvedRole(
                app.name(), role.name(), role.description().isBlank() ? role.name() : role.description());
    }

    private Stream<RoleModel> roles(List<String> ids) {
        return ids.stream().map(id -> session.roles().getRoleById(realm, id)).filter(Objects::nonNull);
    }

    private Stream<GroupModel> groups(List<String> ids) {
        return ids.stream().map(id -> session.groups().getGroupById(realm, id)).filter(Objects::nonNull);
    }

    /** What each of these users has. */
    private Map<String, List<String>> ids(String hql, List<String> users) {
        Map<String, List<String>> ids = new HashMap<>();
        Database database = new Database(session);
        Database.chunks(users)
                .flatMap(chunk -> database.list(hql, Object[].class, Map.of("users", chunk)).stream())
                .forEach(row -> ids.computeIfAbsent((String) row[0], user -> new ArrayList<>())
                        .add((String) row[1]));
        return ids;
    }
}
