package io.github.directorysync.keycloak.roles;

import io.github.directorysync.directory.Apps;
import io.github.directorysync.keycloak.access.AccessGroupMembers;
import io.github.directorysync.keycloak.access.EnabledUsers;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.sync.guard.EffectiveAccess;
import io.github.directorysync.sync.guard.GroupGrant;
import io.github.directorysync.sync.guard.Loss;
import io.github.directorysync.sync.guard.PlannedRemoval;
import io.github.directorysync.sync.guard.PlannedRemoval.GroupRemoval;
import io.github.directorysync.sync.guard.RemovalKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.RoleUtils;

/**
 * Finds the users who would lose their account or a role by a change, before it is made. All users concerned are read
 * by the same few statements.
 */
public record AccessLosses(DirectoryContext context, AccessGroupMembers accessMembers) {

    /** Returns what a removal takes from users with enabled accounts. */
    public List<Loss> of(PlannedRemoval removal) {
        return removal.fold(
                accounts -> ofAccounts(ids(accounts.people())),
                pushed -> ofPush(pushed.person().id(), pushed.stillPushed()),
                this::ofGroup);
    }

    private List<Loss> ofGroup(GroupRemoval removal) {
        GroupModel group = context.session()
                .groups()
                .getGroupById(context.realm(), removal.from().id());
        return ofGroup(
                group,
                ids(removal.people()),
                removal.staying(),
                removal.kind() == RemovalKind.DISSOLVE
                        ? RoleScenario.without(group.getId())
                        : RoleScenario.leaving(group.getId()));
    }

    private static List<String> ids(List<Reference> people) {
        return people.stream().map(Reference::id).toList();
    }

    private List<Loss> ofAccounts(Collection<String> active) {
        return between(active, Set.copyOf(active), protectsLastHolders() ? apps() : List.of(), RoleScenario.NOW);
    }

    /**
     * Losses of users who would leave a group, or whose group would be an access group no longer.
     *
     * @param leaving the users who leave it
     * @param staying the users who stay in it, where it is an access group now and would be none afterwards
     */
    private List<Loss> ofGroup(
            GroupModel group, Collection<String> leaving, Collection<String> staying, RoleScenario scenario) {
        boolean gives = RoleChangeTracker.gives(group);
        boolean isAccessGroup = context.directory().options().suspendUsers() && accessMembers.opens(group);
        GroupGrant grant = new GroupGrant(gives, isAccessGroup);
        Set<String> concerned = grant.concerned(leaving, staying);
        if (concerned.isEmpty()) {
            return List.of();
        }
        List<String> active = EnabledUsers.of(concerned, context.database());
        Set<String> losingAccount = isAccessGroup ? accessMembers.onlyBy(group, active) : Set.of();
        List<String> affected = grant.losing(active, leaving, losingAccount);
        if (gives && context.directory().apps().names().isEmpty()) {
            // The directory names no app, so the level of a role is not known: everybody who has a role by the group
            // loses by leaving it.
            return affected.stream().map(person -> new Loss(person, Set.of())).toList();
        }
        List<AppLadder> apps = protectsLastHolders() ? apps() : List.of();
        return between(affected, losingAccount, gives ? appsOf(given(group)) : apps, scenario);
    }

    /** Losses of an enabled user for whom the directory would push only these roles. */
    private List<Loss> ofPush(String person, List<String> wanted) {
        return between(List.of(person), Set.of(), apps(), RoleScenario.pushing(wanted));
    }

    /**
     * Returns the losses of members of groups, and of the groups below them, if the groups were mapped to other roles.
     */
    public List<Loss> ofMappings(List<GroupMappingChange> changes, Collection<String> members) {
        List<AppLadder> apps = appsOf(changes.stream().flatMap(GroupMappingChange::roles));
        return between(EnabledUsers.of(members, context.database()), Set.of(), apps, RoleScenario.mapped(changes));
    }

    private List<Loss> between(
            Collection<String> active, Set<String> losingAccount, List<AppLadder> apps, RoleScenario scenario) {
        Map<String, Map<String, AppRole>> before = new HashMap<>();
        Map<String, Map<String, AppRole>> after = new HashMap<>();
        if (!active.isEmpty() && !apps.isEmpty()) {
            BatchResolution resolutions = new BatchResolution(
                    context.session(),
                    context.realm(),
                    context.directory(),
                    active.stream().distinct().collect(Collectors.toMap(person -> person, person -> true)),
                    apps);
            apps.forEach(app -> {
                put(before, app, resolutions, RoleScenario.NOW);
                put(after, app, resolutions, scenario);
            });
        }
        Function<String, Optional<AppRole>> highest = highest(apps);
        return active.stream()
                .distinct()
                .flatMap(person -> Loss.between(
                        person,
                        new EffectiveAccess(true, before.getOrDefault(person, Map.of())),
                        losingAccount.contains(person)
                                ? EffectiveAccess.NONE
                                : new EffectiveAccess(true, after.getOrDefault(person, Map.of())),
                        highest)
                        .stream())
                .toList();
    }

    private static void put(
            Map<String, Map<String, AppRole>> all, AppLadder app, BatchResolution resolutions, RoleScenario scenario) {
        resolutions
                .in(app, scenario)
                .forEach((person, resolution) -> resolution
                        .role()
                        .ifPresent(role -> all.computeIfAbsent(person, id -> new HashMap<>())
                                .put(app.name(), role)));
    }

    /**
     * The highest role of an app, unless it is the default role. Reads all roles of the app, so it is called only when
     * a user loses something, and once per app.
     */
    private Function<String, Optional<AppRole>> highest(List<AppLadder> apps) {
        Map<String, Optional<AppRole>> known = new HashMap<>();
        return name -> known.computeIfAbsent(
                name,
                any -> apps.stream()
                        .filter(app -> protectsLastHolders() && app.name().equals(name))
                        .flatMap(app -> app.ladder().rungs().stream()
                                .findFirst()
                                .filter(role -> !app.defaultRole().equals(Optional.of(role)))
                                .stream())
                        .findFirst());
    }

    private boolean protectsLastHolders() {
        return !context.directory().guard().lastHolders();
    }

    /** The roles that are mapped to the group and the groups above it. */
    private static Stream<RoleModel> given(GroupModel group) {
        return Stream.iterate(group, at -> at != null, GroupModel::getParent)
                .flatMap(GroupModel::getRoleMappingsStream);
    }

    /** The directory's apps, and the other apps in which these roles contain a ranked role. */
    private List<AppLadder> appsOf(Stream<RoleModel> given) {
        Map<String, AppLadder> all = new LinkedHashMap<>();
        apps().forEach(app -> all.put(app.id(), app));
        RoleUtils.expandCompositeRolesStream(given)
                .filter(role -> !all.containsKey(role.getContainerId()))
                .forEach(role -> {
                    AppLadder app = AppLadder.of(role, context.realm());
                    if (app.ranked(role).isPresent()) {
                        all.putIfAbsent(app.id(), app);
                    }
                });
        return List.copyOf(all.values());
    }

    private List<AppLadder> apps() {
        Apps apps = context.directory().apps();
        return apps.names().stream()
                .flatMap(name -> AppLadder.named(name, context.realm()).stream())
                .toList();
    }
}
