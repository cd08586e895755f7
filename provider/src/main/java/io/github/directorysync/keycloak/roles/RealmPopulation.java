package io.github.directorysync.keycloak.roles;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.roles.GrantSet.Giver;
import io.github.directorysync.keycloak.roles.GrantSet.GrantKind;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.role.RoleResolver;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * All users of a realm with what grants them roles of one app: of all memberships and mappings only those that matter
 * are read, in one statement each. Users with the same {@link GrantSet} are resolved once, by the same rule as at
 * sign-in. Users whom Keycloak does not store itself, and service accounts, are left out.
 */
final class RealmPopulation {

    private static final String MEMBERS_ONLY =
            " in (select o.user.id from UserGroupMembershipEntity o where o.groupId in (:members))";

    private static final String IN_GROUPS =
            "select m.user.id, m.groupId from UserGroupMembershipEntity m where (m.groupId in (:groups)"
                    + " or m.groupId in (select r.group.id from GroupRoleMappingEntity r where r.roleId in (:roles))"
                    + " or m.groupId in (select g.id from GroupEntity g where g.parentId in (:parents)))";

    private static final String MAPPED =
            "select m.user.id, m.roleId from UserRoleMappingEntity m where m.roleId in (:roles) and "
                    + RoleSelectorStore.NOT_EXPIRED;

    private static final String PUSHED =
            "select p.userId, r.id, r.name, p.name from PushedRoleEntity p, DirectoryUserEntity d, RoleEntity r"
                    + " where d.userId = p.userId and d.directoryId in (:pushing) and r.name = p.name"
                    + " and r.clientRealmConstraint = :app";

    private static final String PEOPLE = "select u.id, u.username, u.enabled from UserEntity u"
            + " where u.realmId = :realm and u.serviceAccountClientLink is null";

    private static final String BY_NAME = " order by u.username, u.id";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Database database;
    /** The groups whose members are read; empty for all users. */
    private final Collection<String> membersOf;

    private final GrantSet noGrants = GrantSet.empty();
    private final Map<String, GrantSet> byUser = new HashMap<>();

    private RealmPopulation(KeycloakSession session, RealmModel realm, Collection<String> membersOf) {
        this.session = session;
        this.realm = realm;
        this.membersOf = membersOf;
        this.database = new Database(session);
    }

    /** A user with their groups and mappings. */
    record UserGrants(String id, String userName, boolean active, GrantSet grants) {}

    /**
     * Reads all users.
     *
     * @param groups groups whose memberships are read too, whatever they grant now
     */
    static RealmPopulation of(
            KeycloakSession session,
            RealmModel realm,
            AppLadder app,
            RoleGrants roleGrants,
            Collection<String> groups) {
        RealmPopulation population = new RealmPopulation(session, realm, Set.of());
        population.readAll(app, roleGrants, groups);
        return population;
    }

    /** Reads only the members of these groups. */
    static RealmPopulation ofMembers(
            KeycloakSession session,
            RealmModel realm,
            AppLadder app,
            RoleGrants roleGrants,
            Collection<String> groups) {
        RealmPopulation population = new RealmPopulation(session, realm, groups);
        population.readAll(app, roleGrants, groups);
        return population;
    }

    private void readAll(AppLadder app, RoleGrants roleGrants, Collection<String> groups) {
        read(
                GrantKind.GROUP,
                membersOf.isEmpty() ? IN_GROUPS : IN_GROUPS + " and m.user.id" + MEMBERS_ONLY,
                Map.of(
                        "groups", Database.in(groups),
                        "roles", Database.in(roleGrants.byRole().keySet()),
                        "parents", Database.in(roleGrants.byParent().keySet())));
        read(
                GrantKind.MAPPED,
                membersOf.isEmpty() ? MAPPED : MAPPED + " and m.user.id" + MEMBERS_ONLY,
                Map.of(
                        "roles",
                        Database.in(roleGrants.byRole().keySet()),
                        "now",
                        ServerTime.now().toEpochMilli()));
        List<String> pushing = DirectoryLookup.pushingTo(realm, app.name());
        if (!pushing.isEmpty()) {
            readPushed(pushing, app);
        }
    }

    /** Iterates over the users, sorted by user name. */
    void forEach(Consumer<UserGrants> use) {
        database.forEach(
                membersOf.isEmpty() ? PEOPLE + BY_NAME : PEOPLE + " and u.id" + MEMBERS_ONLY + BY_NAME,
                with(Map.of("realm", realm.getId())),
                row -> use.accept(new UserGrants(
                        row.text(0), row.text(1), row.flag(2), byUser.getOrDefault(row.text(0), noGrants))));
    }

    /** Returns a function that resolves a user's role, once for each {@link GrantSet}. */
    Function<UserGrants, Optional<AppRole>> resolvedBy(RoleCandidates roles) {
        Map<GrantSet, Optional<AppRole>> known = new HashMap<>();
        return user -> user.active()
                ? known.computeIfAbsent(
                        user.grants(),
                        grants -> RoleResolver.resolve(roles.of(given(grants))).role())
                : Optional.empty();
    }

    private void read(GrantKind kind, @CompileTimeConstant String hql, Map<String, ?> parameters) {
        database.forEach(hql, with(parameters), row -> add(row.text(0), new Giver(kind, row.text(1))));
    }

    /** Some databases compare names without case; names of Keycloak's roles are case-sensitive. */
    private void readPushed(List<String> pushing, AppLadder app) {
        database.forEach(
                membersOf.isEmpty() ? PUSHED : PUSHED + " and p.userId" + MEMBERS_ONLY,
                with(Map.of("pushing", pushing, "app", app.id())),
                row -> {
                    if (row.text(2).equals(row.text(3))) {
                        add(row.text(0), new Giver(GrantKind.PUSHED, row.text(1)));
                    }
                });
    }

    private Map<String, Object> with(Map<String, ?> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        if (!membersOf.isEmpty()) {
            all.put("members", membersOf);
        }
        return all;
    }

    private void add(String user, Giver giver) {
        byUser.put(user, byUser.getOrDefault(user, noGrants).with(giver));
    }

    private RoleCandidates.Given given(GrantSet grants) {
        return new RoleCandidates.Given(
                true, roles(grants, GrantKind.MAPPED), groups(grants), roles(grants, GrantKind.PUSHED));
    }

    private Stream<RoleModel> roles(GrantSet grants, GrantKind kind) {
        return ids(grants, kind)
                .map(id -> session.roles().getRoleById(realm, id))
                .filter(Objects::nonNull);
    }

    private Stream<GroupModel> groups(GrantSet grants) {
        return ids(grants, GrantKind.GROUP)
                .map(id -> session.groups().getGroupById(realm, id))
                .filter(Objects::nonNull);
    }

    private static Stream<String> ids(GrantSet grants, GrantKind kind) {
        return grants.givers().stream().filter(giver -> giver.kind() == kind).map(Giver::id);
    }
}
