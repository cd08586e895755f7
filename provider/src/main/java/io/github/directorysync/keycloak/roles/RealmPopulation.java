package io.github.directorysync.keycloak.roles;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.roles.GrantSet.Giver;
import io.github.directorysync.keycloak.roles.GrantSet.Kind;
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
 * Everybody of a realm as one app sees them: of all memberships and mappings only those that matter are read, in one
 * statement each, and everybody with the same ones is resolved at once, by the same rule as at sign-in. People whom
 * Keycloak does not keep itself are not among them, nor are service accounts.
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
    /** Whose members they are; nothing for everybody. */
    private final Collection<String> membersOf;

    private final GrantSet nothing = GrantSet.empty();
    private final Map<String, GrantSet> byUser = new HashMap<>();

    private RealmPopulation(KeycloakSession session, RealmModel realm, Collection<String> membersOf) {
        this.session = session;
        this.realm = realm;
        this.membersOf = membersOf;
        this.database = new Database(session);
    }

    /** Somebody. */
    record Somebody(String id, String userName, boolean active, GrantSet bundle) {}

    /**
     * Reads what gives anybody a role.
     *
     * @param groups whose members are read too, whatever they give today
     */
    static RealmPopulation of(
            KeycloakSession session, RealmModel realm, AppLadder app, RoleGrants givers, Collection<String> groups) {
        RealmPopulation crowd = new RealmPopulation(session, realm, Set.of());
        crowd.readAll(app, givers, groups);
        return crowd;
    }

    /** Only those who are members of one of these groups. */
    static RealmPopulation ofMembers(
            KeycloakSession session, RealmModel realm, AppLadder app, RoleGrants givers, Collection<String> groups) {
        RealmPopulation crowd = new RealmPopulation(session, realm, groups);
        crowd.readAll(app, givers, groups);
        return crowd;
    }

    private void readAll(AppLadder app, RoleGrants givers, Collection<String> groups) {
        read(
                Kind.GROUP,
                membersOf.isEmpty() ? IN_GROUPS : IN_GROUPS + " and m.user.id" + MEMBERS_ONLY,
                Map.of(
                        "groups", Database.in(groups),
                        "roles", Database.in(givers.byRole().keySet()),
                        "parents", Database.in(givers.byParent().keySet())));
        read(
                Kind.MAPPED,
                membersOf.isEmpty() ? MAPPED : MAPPED + " and m.user.id" + MEMBERS_ONLY,
                Map.of(
                        "roles",
                        Database.in(givers.byRole().keySet()),
                        "now",
                        ServerTime.now().toEpochMilli()));
        List<String> pushing = DirectoryLookup.pushingTo(realm, app.name());
        if (!pushing.isEmpty()) {
            readPushed(pushing, app);
        }
    }

    /** In the order of their userNames. */
    void forEach(Consumer<Somebody> use) {
        database.forEach(
                membersOf.isEmpty() ? PEOPLE + BY_NAME : PEOPLE + " and u.id" + MEMBERS_ONLY + BY_NAME,
                with(Map.of("realm", realm.getId())),
                row -> use.accept(new Somebody(
                        row.text(0), row.text(1), row.flag(2), byUser.getOrDefault(row.text(0), nothing))));
    }

    /** What somebody's role is; everybody with the same bundle is asked about once. */
    Function<Somebody, Optional<AppRole>> resolvedBy(RoleCandidates roles) {
        Map<GrantSet, Optional<AppRole>> known = new HashMap<>();
        return somebody -> somebody.active()
                ? known.computeIfAbsent(
                        somebody.bundle(),
                        bundle -> RoleResolver.resolve(roles.of(given(bundle))).role())
                : Optional.empty();
    }

    private void read(Kind kind, @CompileTimeConstant String hql, Map<String, ?> parameters) {
        database.forEach(hql, with(parameters), row -> add(row.text(0), new Giver(kind, row.text(1))));
    }

    /** Some databases find a name in any case; Keycloak's roles have theirs. */
    private void readPushed(List<String> pushing, AppLadder app) {
        database.forEach(
                membersOf.isEmpty() ? PUSHED : PUSHED + " and p.userId" + MEMBERS_ONLY,
                with(Map.of("pushing", pushing, "app", app.id())),
                row -> {
                    if (row.text(2).equals(row.text(3))) {
                        add(row.text(0), new Giver(Kind.PUSHED, row.text(1)));
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
        byUser.put(user, byUser.getOrDefault(user, nothing).with(giver));
    }

    private RoleCandidates.Given given(GrantSet bundle) {
        return new RoleCandidates.Given(true, roles(bundle, Kind.MAPPED), groups(bundle), roles(bundle, Kind.PUSHED));
    }

    private Stream<RoleModel> roles(GrantSet bundle, Kind kind) {
        return ids(bundle, kind)
                .map(id -> session.roles().getRoleById(realm, id))
                .filter(Objects::nonNull);
    }

    private Stream<GroupModel> groups(GrantSet bundle) {
        return ids(bundle, Kind.GROUP)
                .map(id -> session.groups().getGroupById(realm, id))
                .filter(Objects::nonNull);
    }

    private static Stream<String> ids(GrantSet bundle, Kind kind) {
        return bundle.givers().stream().filter(giver -> giver.kind() == kind).map(Giver::id);
    }
}
