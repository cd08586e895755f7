package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Apps;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.scim.ResolvedRole;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleContainerModel;
import org.keycloak.models.RoleModel;

/** Finds out whether somebody else has an app's highest role too. Nothing is asked unless somebody loses that one. */
record LastHolders(KeycloakSession session, RealmModel realm, Database database) {

    /** Those of these people without whom an app had nobody left in its highest role. */
    Set<String> among(Map<String, List<ResolvedRole>> losing, Apps apps) {
        Set<String> last = new HashSet<>();
        if (losing.isEmpty()) {
            return last;
        }
        apps.names().stream()
                .flatMap(name -> AppRoles.named(name, realm).stream())
                .forEach(app -> last.addAll(among(losing, app)));
        return last;
    }

    private Set<String> among(Map<String, List<ResolvedRole>> losing, AppRoles app) {
        Optional<AppRole> highest = app.ladder().rungs().stream().findFirst();
        Set<String> holders = losing.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(role -> role.app().equals(app.name())
                                && highest.map(AppRole::name)
                                        .filter(role.name()::equals)
                                        .isPresent()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        boolean everybodys = app.defaultRole().equals(highest);
        return holders.isEmpty()
                        || everybodys
                        || anyBut(
                                holders,
                                container(app).getRole(highest.orElseThrow().name()))
                ? Set.of()
                : holders;
    }

    private RoleContainerModel container(AppRoles app) {
        return app.id().equals(realm.getId()) ? realm : realm.getClientById(app.id());
    }

    /** Directly, by a group, and by a role that contains it; pushed roles are the word of a directory only. */
    private boolean anyBut(Set<String> holders, RoleModel role) {
        List<RoleModel> roles = Stream.concat(
                        Stream.of(role),
                        Stream.of(realm, role.getContainer())
                                .distinct()
                                .flatMap(RoleContainerModel::getRolesStream)
                                .filter(other -> other.isComposite() && !other.equals(role) && other.hasRole(role)))
                .toList();
        List<String> groups = roles.stream()
                .flatMap(each -> session.groups().getGroupsByRoleStream(realm, each, null, null))
                .flatMap(LastHolders::withBelow)
                .map(GroupModel::getId)
                .distinct()
                .toList();
        return anyBut(
                        holders,
                        "UserRoleMappingEntity m where m.roleId",
                        roles.stream().map(RoleModel::getId).toList())
                || anyBut(holders, "UserGroupMembershipEntity m where m.groupId", groups);
    }

    private boolean anyBut(Set<String> holders, String from, List<String> givers) {
        return Database.chunks(givers)
                .anyMatch(chunk -> database.query(
                                "select distinct m.user.id from " + from + " in (:givers) and m.user.enabled = true",
                                String.class,
                                Map.of("givers", chunk))
                        .setMaxResults(holders.size() + 1)
                        .getResultStream()
                        .anyMatch(person -> !holders.contains(person)));
    }

    private static Stream<GroupModel> withBelow(GroupModel group) {
        return Stream.concat(Stream.of(group), group.getSubGroupsStream().flatMap(LastHolders::withBelow));
    }
}
