package io.github.directorysync.keycloak.roles;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.role.Resolution;
import io.github.directorysync.role.RoleResolver;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * Resolves the roles of many users of a directory at once, by the same rule as at sign-in: two statements, or three if
 * pushed roles count, whatever the number of users. Groups and roles come from Keycloak's caches.
 */
public final class BatchResolution {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Map<String, Boolean> activeById;
    private final Map<String, List<String>> groups;
    private final Map<String, List<String>> mapped;
    private final Map<String, List<RoleModel>> pushed;

    private static final String MEMBERSHIPS =
            "select m.user.id, m.groupId from UserGroupMembershipEntity m where m.user.id in (:users)";

    /** The group or the one above it has a role. All groups of directories whose parent is not at the top are read. */
    private static final String MAY_GIVE_ROLES =
            " and (exists (select 1 from GroupRoleMappingEntity r where r.group.id = m.groupId)"
                    + " or exists (select 1 from GroupEntity g, GroupEntity p where g.id = m.groupId and p.id = g.parentId"
                    + " and (p.parentId <> ' ' or exists (select 1 from GroupRoleMappingEntity q"
                    + " where q.group.id = p.id))))";

    /** Reads what gives these users roles now: a client may put them in any number of groups that give none. */
    static BatchResolution now(
            KeycloakSession session,
            RealmModel realm,
            Directory directory,
            Map<String, Boolean> activeById,
            List<AppLadder> apps) {
        return new BatchResolution(session, realm, directory, activeById, apps, true);
    }

    /**
     * Reads the mappings and memberships of the users.
     *
     * @param activeById whether the user's account is enabled, by the user's id
     * @param apps the apps that {@code in} will be called with
     */
    public BatchResolution(
            KeycloakSession session,
            RealmModel realm,
            Directory directory,
            Map<String, Boolean> activeById,
            List<AppLadder> apps) {
        this(session, realm, directory, activeById, apps, false);
    }

    private BatchResolution(
            KeycloakSession session,
            RealmModel realm,
            Directory directory,
            Map<String, Boolean> activeById,
            List<AppLadder> apps,
            boolean onlyGivingNow) {
        this.session = session;
        this.realm = realm;
        this.activeById = activeById;
        this.groups = onlyGivingNow ? ids(MEMBERSHIPS + MAY_GIVE_ROLES, Map.of()) : ids(MEMBERSHIPS, Map.of());
        this.mapped = ids(
                "select m.user.id, m.roleId from UserRoleMappingEntity m where m.user.id in (:users) and "
                        + RoleSelectorStore.NOT_EXPIRED,
                Map.of("now", ServerTime.now().toEpochMilli()));
        this.pushed = directory.apps().pushedRoles()
                ? new PushedRoles(session, realm)
                        .of(
                                activeById.keySet(),
                                List.of(directory.id()),
                                apps.stream()
                                        .filter(app -> directory.apps().include(app.name()))
                                        .toList())
                : Map.of();
    }

    /** Returns the resolutions in one of the apps, by the id of the user. */
    public Map<String, Resolution> in(AppLadder app) {
        return in(app, RoleScenario.NOW);
    }

    /** Returns the resolutions as a change would leave them. */
    Map<String, Resolution> in(AppLadder app, RoleScenario scenario) {
        RoleCandidates roles = new RoleCandidates(session, realm, app, scenario.mappings());
        Map<String, Resolution> resolutions = new HashMap<>();
        activeById.forEach((person, active) -> resolutions.put(
                person,
                RoleResolver.resolve(roles.of(new RoleCandidates.Given(
                        active,
                        roles(mapped.getOrDefault(person, List.of())),
                        groups(groups.getOrDefault(person, List.of()).stream()
                                .filter(scenario.memberships())
                                .toList()),
                        pushed(person, app, scenario))))));
        return resolutions;
    }

    /** What grants roles in one of the apps to one of the users now. */
    public RoleCandidates.Given given(String person, AppLadder app) {
        return new RoleCandidates.Given(
                activeById.getOrDefault(person, false),
                roles(mapped.getOrDefault(person, List.of())),
                groups(groups.getOrDefault(person, List.of())),
                pushed(person, app, RoleScenario.NOW));
    }

    private Stream<RoleModel> pushed(String person, AppLadder app, RoleScenario scenario) {
        return scenario.pushed()
                .map(names -> names.stream().flatMap(name -> app.role(name).stream()))
                .orElseGet(() -> pushed.getOrDefault(person, List.of()).stream());
    }

    private Stream<RoleModel> roles(List<String> ids) {
        return ids.stream().map(id -> session.roles().getRoleById(realm, id)).filter(Objects::nonNull);
    }

    private Stream<GroupModel> groups(List<String> ids) {
        return ids.stream().map(id -> session.groups().getGroupById(realm, id)).filter(Objects::nonNull);
    }

    /** Reads the ids of each user's groups or roles, by the id of the user. */
    private Map<String, List<String>> ids(@CompileTimeConstant String hql, Map<String, Object> parameters) {
        Map<String, List<String>> ids = new HashMap<>();
        Database database = new Database(session);
        Collection<String> users = activeById.keySet();
        Database.chunks(users).forEach(chunk -> {
            Map<String, Object> all = new HashMap<>(parameters);
            all.put("users", chunk);
            database.forEach(
                    hql,
                    all,
                    row -> ids.computeIfAbsent(row.text(0), user -> new ArrayList<>())
                            .add(row.text(1)));
        });
        return ids;
    }
}
