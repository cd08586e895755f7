package io.github.directorysync.keycloak;

import io.github.directorysync.keycloak.QueryScope.Table;
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
 * The rule turned around: not which role somebody has, but who has a role. Conditions on a {@code UserEntity u}, so
 * that the database finds and pages them. That they say the same as the rule is a test.
 */
final class RoleConditions {

    private static final Condition ACTIVE = Condition.equal("u.enabled", true);

    private static final List<Source> EARNED = Stream.of(Source.values())
            .filter(source -> source != Source.DEFAULT)
            .toList();

    private final RoleLadder ladder;
    private final Map<String, String> idOf = new HashMap<>();
    /** The ids of roles that count for nothing because their level cannot be read; whoever has one has no default. */
    private final Set<String> faulty;

    private final Givers givers;
    private final String toEverybody;
    private final List<String> pushing;

    RoleConditions(KeycloakSession session, RealmModel realm, AppRoles app) {
        this.ladder = app.ladder();
        ladder.rungs().forEach(rung -> app.role(rung.name()).ifPresent(role -> idOf.put(rung.name(), role.getId())));
        this.faulty = app.faulty().stream()
                .flatMap(level -> app.role(level.role()).stream())
                .filter(role -> app.faulty(role).isPresent())
                .map(RoleModel::getId)
                .collect(Collectors.toSet());
        Set<String> all = new HashSet<>(idOf.values());
        all.addAll(faulty);
        this.givers = Givers.of(new Database(session), realm, all);
        this.toEverybody = realm.getDefaultRole().getId();
        this.pushing = KeycloakDirectories.pushingTo(realm, app.name());
    }

    /** Whoever has this role. */
    Condition holds(AppRole rung) {
        Condition earned = Condition.all(List.of(
                ACTIVE, given(List.of(rung), EARNED), given(above(rung), EARNED).negated()));
        return isDefault(rung) ? Condition.any(List.of(earned, byDefault())) : earned;
    }

    /** Whoever has this role and has it from there: of several sources the first one is named. */
    Condition holds(AppRole rung, Source source) {
        if (source == Source.DEFAULT) {
            return isDefault(rung) ? byDefault() : Condition.nothing();
        }
        List<Source> before = EARNED.subList(0, EARNED.indexOf(source));
        return Condition.all(List.of(
                ACTIVE,
                given(List.of(rung), List.of(source)),
                given(List.of(rung), before).negated(),
                given(above(rung), EARNED).negated()));
    }

    /** Whoever has any role from there. */
    Condition holds(Source source) {
        return Condition.any(Stream.concat(
                        Stream.of(Condition.nothing()), ladder.rungs().stream().map(rung -> holds(rung, source)))
                .toList());
    }

    /** Whoever has no role. */
    Condition holdsNothing() {
        Condition notEarned = given(ladder.rungs(), EARNED).negated();
        Condition none =
                ladder.defaultRole().isPresent() ? Condition.all(List.of(withoutDefault(), notEarned)) : notEarned;
        return Condition.any(List.of(ACTIVE.negated(), none));
    }

    private Condition withoutDefault() {
        return given(faulty, EARNED);
    }

    Optional<AppRole> rung(String name) {
        return ladder.rungs().stream().filter(rung -> rung.name().equals(name)).findFirst();
    }

    Optional<AppRole> highest() {
        return ladder.rungs().stream().findFirst();
    }

    private Condition byDefault() {
        return Condition.all(List.of(
                ACTIVE,
                given(ladder.rungs(), EARNED).negated(),
                withoutDefault().negated()));
    }

    private boolean isDefault(AppRole rung) {
        return ladder.defaultRole().filter(rung::equals).isPresent();
    }

    private List<AppRole> above(AppRole rung) {
        return ladder.rungs().subList(0, ladder.rungs().indexOf(rung));
    }

    private Condition given(List<AppRole> rungs, List<Source> sources) {
        Set<String> wanted = new HashSet<>();
        rungs.forEach(rung -> Optional.ofNullable(idOf.get(rung.name())).ifPresent(wanted::add));
        return given(wanted, sources);
    }

    private Condition given(Set<String> wanted, List<Source> sources) {
        List<Condition> ways = new ArrayList<>(List.of(Condition.nothing()));
        if (!wanted.isEmpty()) {
            sources.forEach(source -> ways.add(given(wanted, source)));
        }
        return Condition.any(ways);
    }

    private Condition given(Set<String> wanted, Source source) {
        Set<String> roles = givers.rolesGiving(wanted);
        return switch (source) {
            case GROUP -> byGroup(roles, givers.parentsGiving(wanted));
            case PUSHED -> byPush(wanted);
            case CHOSEN_BY_HAND -> {
                Set<String> chosen = new HashSet<>(roles);
                chosen.remove(toEverybody);
                yield mapped(chosen);
            }
            case REALM_DEFAULT -> roles.contains(toEverybody) ? mapped(Set.of(toEverybody)) : Condition.nothing();
            case DEFAULT -> Condition.nothing();
        };
    }

    private static Condition byGroup(Set<String> roles, Set<String> parents) {
        return Condition.exists(
                List.of(new Table("m", UserGroupMembershipEntity.class), new Table("g", GroupEntity.class)),
                Condition.same("m.user.id", "u.id"),
                Condition.same("g.id", "m.groupId"),
                Condition.any(List.of(
                        Condition.oneOf("g.parentId", parents),
                        Condition.exists(
                                List.of(new Table("gr", GroupRoleMappingEntity.class)),
                                Condition.same("gr.group.id", "g.id"),
                                Condition.oneOf("gr.roleId", roles)))));
    }

    private static Condition mapped(Collection<String> roles) {
        return Condition.exists(
                List.of(new Table("m", UserRoleMappingEntity.class)),
                Condition.same("m.user.id", "u.id"),
                Condition.oneOf("m.roleId", roles),
                RoleSelectors.notExpired(ServerTime.now()));
    }

    private Condition byPush(Set<String> wanted) {
        return Condition.exists(
                List.of(
                        new Table("p", PushedRoleEntity.class),
                        new Table("pd", DirectoryUserEntity.class),
                        new Table("pr", RoleEntity.class)),
                Condition.same("p.userId", "u.id"),
                Condition.same("pd.userId", "u.id"),
                Condition.oneOf("pd.directoryId", pushing),
                Condition.same("pr.name", "p.name"),
                Condition.oneOf("pr.id", pushable(wanted)));
    }

    /** Nobody is pushed a role that is not an app role itself, whatever it contains. */
    private Set<String> pushable(Set<String> wanted) {
        Set<String> pushable = new HashSet<>(givers.rolesGiving(wanted));
        pushable.removeIf(role -> !idOf.containsValue(role) && !(faulty.contains(role) && wanted.contains(role)));
        return pushable;
    }
}
