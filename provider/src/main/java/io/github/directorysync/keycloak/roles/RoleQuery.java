package io.github.directorysync.keycloak.roles;

import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.keycloak.store.PushedRoleEntity;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.role.RoleLadder;
import io.github.directorysync.role.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.jpa.entities.GroupEntity;
import org.keycloak.models.jpa.entities.GroupRoleMappingEntity;
import org.keycloak.models.jpa.entities.RoleEntity;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;
import org.keycloak.models.jpa.entities.UserRoleMappingEntity;

/**
 * Finds the users who have a role: the rule of {@link io.github.directorysync.role.RoleResolver} as conditions on a
 * {@code UserEntity u}, so that the database filters and pages. A test checks that both agree.
 */
public final class RoleQuery {

    private static final HqlCondition ACTIVE = HqlCondition.equal("u.enabled", true);

    private static final List<Source> GRANTED = Stream.of(Source.values())
            .filter(source -> source != Source.DEFAULT)
            .toList();

    private final RoleLadder ladder;
    private final Map<String, String> idOf = new HashMap<>();
    /**
     * The ids of roles that are ignored because their level cannot be read; users who have one do not get the default
     * role.
     */
    private final Set<String> faulty;

    private final RoleGrants givers;
    private final String realmDefault;
    private final List<String> pushing;

    public RoleQuery(KeycloakSession session, RealmModel realm, AppLadder app) {
        this.ladder = app.ladder();
        ladder.rungs().forEach(rung -> app.role(rung.name()).ifPresent(role -> idOf.put(rung.name(), role.getId())));
        this.faulty = app.faulty().stream()
                .flatMap(level -> app.role(level.role()).stream())
                .filter(role -> app.faulty(role).isPresent())
                .map(RoleModel::getId)
                .collect(Collectors.toSet());
        Set<String> all = new HashSet<>(idOf.values());
        all.addAll(faulty);
        this.givers = RoleGrants.of(new Database(session), realm, all);
        this.realmDefault = realm.getDefaultRole().getId();
        this.pushing = DirectoryLookup.pushingTo(realm, app.name());
    }

    /** Users whose resolved role is this one. */
    public HqlCondition holds(AppRole rung) {
        HqlCondition granted = HqlCondition.all(List.of(
                ACTIVE,
                given(List.of(rung), GRANTED),
                given(above(rung), GRANTED).negated()));
        return isDefault(rung) ? HqlCondition.any(List.of(granted, byDefault())) : granted;
    }

    /** Users whose resolved role is this one and comes from this source: of several sources the first one counts. */
    public HqlCondition holds(AppRole rung, Source source) {
        if (source == Source.DEFAULT) {
            return isDefault(rung) ? byDefault() : HqlCondition.nothing();
        }
        List<Source> before = GRANTED.subList(0, GRANTED.indexOf(source));
        return HqlCondition.all(List.of(
                ACTIVE,
                given(List.of(rung), List.of(source)),
                given(List.of(rung), before).negated(),
                given(above(rung), GRANTED).negated()));
    }

    /** Users who have any role from this source. */
    public HqlCondition holds(Source source) {
        return HqlCondition.any(Stream.concat(
                        Stream.of(HqlCondition.nothing()),
                        ladder.rungs().stream().map(rung -> holds(rung, source)))
                .toList());
    }

    /** Users without a role. */
    public HqlCondition holdsNothing() {
        HqlCondition notGranted = given(ladder.rungs(), GRANTED).negated();
        HqlCondition none = ladder.defaultRole().isPresent()
                ? HqlCondition.all(List.of(given(faulty, GRANTED), notGranted))
                : notGranted;
        return HqlCondition.any(List.of(ACTIVE.negated(), none));
    }

    public Optional<AppRole> rung(String name) {
        return ladder.rungs().stream().filter(rung -> rung.name().equals(name)).findFirst();
    }

    Optional<AppRole> highest() {
        return ladder.rungs().stream().findFirst();
    }

    private HqlCondition byDefault() {
        return HqlCondition.all(List.of(
                ACTIVE,
                given(ladder.rungs(), GRANTED).negated(),
                given(faulty, GRANTED).negated()));
    }

    private boolean isDefault(AppRole rung) {
        return ladder.defaultRole().filter(rung::equals).isPresent();
    }

    private List<AppRole> above(AppRole rung) {
        return ladder.rungs().subList(0, ladder.rungs().indexOf(rung));
    }

    private HqlCondition given(List<AppRole> rungs, List<Source> sources) {
        Set<String> wanted = new HashSet<>();
        rungs.forEach(rung -> Optional.ofNullable(idOf.get(rung.name())).ifPresent(wanted::add));
        return given(wanted, sources);
    }

    private HqlCondition given(Set<String> wanted, List<Source> sources) {
        List<HqlCondition> ways = new ArrayList<>(List.of(HqlCondition.nothing()));
        if (!wanted.isEmpty()) {
            sources.forEach(source -> ways.add(given(wanted, source)));
        }
        return HqlCondition.any(ways);
    }

    private HqlCondition given(Set<String> wanted, Source source) {
        Set<String> roles = givers.rolesGiving(wanted);
        return switch (source) {
            case GROUP -> byGroup(roles, givers.parentsGiving(wanted));
            case PUSHED -> byPush(wanted);
            case CHOSEN_BY_HAND -> {
                Set<String> chosen = new HashSet<>(roles);
                chosen.remove(realmDefault);
                yield mapped(chosen);
            }
            case REALM_DEFAULT -> roles.contains(realmDefault) ? mapped(Set.of(realmDefault)) : HqlCondition.nothing();
            case DEFAULT -> HqlCondition.nothing();
        };
    }

    private static HqlCondition byGroup(Set<String> roles, Set<String> parents) {
        return HqlCondition.exists(
                List.of(new Table("m", UserGroupMembershipEntity.class), new Table("g", GroupEntity.class)),
                HqlCondition.same("m.user.id", "u.id"),
                HqlCondition.same("g.id", "m.groupId"),
                HqlCondition.any(List.of(
                        HqlCondition.oneOf("g.parentId", parents),
                        HqlCondition.exists(
                                List.of(new Table("gr", GroupRoleMappingEntity.class)),
                                HqlCondition.same("gr.group.id", "g.id"),
                                HqlCondition.oneOf("gr.roleId", roles)))));
    }

    private static HqlCondition mapped(Collection<String> roles) {
        return HqlCondition.exists(
                List.of(new Table("m", UserRoleMappingEntity.class)),
                HqlCondition.same("m.user.id", "u.id"),
                HqlCondition.oneOf("m.roleId", roles),
                RoleSelectorStore.notExpired(ServerTime.now()));
    }

    /** A pushed role counts only if it is an app role itself, whatever it contains. */
    private HqlCondition byPush(Set<String> wanted) {
        Set<String> pushable = new HashSet<>(givers.rolesGiving(wanted));
        pushable.removeIf(role -> !idOf.containsValue(role) && !(faulty.contains(role) && wanted.contains(role)));
        return HqlCondition.exists(
                List.of(
                        new Table("p", PushedRoleEntity.class),
                        new Table("pd", DirectoryUserEntity.class),
                        new Table("pr", RoleEntity.class)),
                HqlCondition.same("p.userId", "u.id"),
                HqlCondition.same("pd.userId", "u.id"),
                HqlCondition.oneOf("pd.directoryId", pushing),
                HqlCondition.same("pr.name", "p.name"),
                HqlCondition.oneOf("pr.id", pushable));
    }
}
