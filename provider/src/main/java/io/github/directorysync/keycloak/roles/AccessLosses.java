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
 * Finds out which people a change would take an account or a role from, before it is made. All people concerned are read by
 * the same few statements.
 */
public record AccessLosses(DirectoryContext visit, AccessGroupMembers entitled) {

    /** What a removal takes from people with enabled accounts. */
    public List<Loss> of(PlannedRemoval removal) {
        return removal.fold(
                accounts -> ofAccounts(ids(accounts.people())),
                pushed -> ofPush(pushed.person().id(), pushed.stillPushed()),
                this::ofGroup);
    }

    private List<Loss> ofGroup(GroupRemoval removal) {
        GroupModel group = visit.session()
                .groups()
                .getGroupById(visit.realm(), removal.from().id());
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
        return between(active, Set.copyOf(active), sparesLastHolders() ? apps() : List.of(), RoleScenario.NOW);
    }

    /**
     * People who would not be in a group any more, or in one that opens nothing any more.
     *
     * @param leaving who leaves it
     * @param staying who stays in it, where it is an access group until now and is none afterwards
     */
    private List<Loss> ofGroup(
            GroupModel group, Collection<String> leaving, Collection<String> staying, RoleScenario scenario) {
        boolean gives = RoleChangeTracker.gives(group);
        boolean opens = visit.directory().options().suspendUsers() && entitled.opens(group);
        GroupGrant grant = new GroupGrant(gives, opens);
        Set<String> concerned = grant.concerned(leaving, staying);
        if (concerned.isEmpty()) {
            return List.of();
        }
        List<String> active = EnabledUsers.of(concerned, visit.database());
        Set<String> out = opens ? entitled.onlyBy(group, active) : Set.of();
        List<String> asked = grant.losing(active, leaving, out);
        if (gives && visit.directory().apps().names().isEmpty()) {
            // What a role is worth is not known, so whoever has one by the group loses by leaving it.
            return asked.stream().map(person -> new Loss(person, Set.of())).toList();
        }
        List<AppLadder> apps = sparesLastHolders() ? apps() : List.of();
        return between(asked, out, gives ? appsOf(given(group)) : apps, scenario);
    }

    /** An enabled user for whom the directory would push these roles, and no others any more. */
    private List<Loss> ofPush(String person, List<String> wanted) {
        return between(List.of(person), Set.of(), apps(), RoleScenario.pushing(wanted));
    }

    /** Members of groups that would be mapped to other roles, and of the groups below them. */
    public List<Loss> ofMappings(List<GroupMappingChange> changes, Collection<String> members) {
        List<AppLadder> apps = appsOf(changes.stream().flatMap(GroupMappingChange::roles));
        return between(EnabledUsers.of(members, visit.database()), Set.of(), apps, RoleScenario.mapped(changes));
    }

    private List<Loss> between(
            Collection<String> active, Set<String> out, List<AppLadder> apps, RoleScenario scenario) {
        Map<String, Map<String, AppRole>> before = new HashMap<>();
        Map<String, Map<String, AppRole>> after = new HashMap<>();
        if (!active.isEmpty() && !apps.isEmpty()) {
            BatchResolution resolutions = new BatchResolution(
                    visit.session(),
                    visit.realm(),
                    visit.directory(),
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
                        out.contains(person)
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

    /** All roles of an app are read for it, so each app is asked about once and only when somebody loses by the change. */
    private Function<String, Optional<AppRole>> highest(List<AppLadder> apps) {
        Map<String, Optional<AppRole>> known = new HashMap<>();
        return name -> known.computeIfAbsent(
                name,
                any -> apps.stream()
                        .filter(app -> sparesLastHolders() && app.name().equals(name))
                        .flatMap(app -> app.ladder().rungs().stream()
                                .findFirst()
                                .filter(role -> !app.defaultRole().equals(Optional.of(role)))
                                .stream())
                        .findFirst());
    }

    private boolean sparesLastHolders() {
        return !visit.directory().guard().lastHolders();
    }

    /** What is mapped to the group and those above it. */
    private static Stream<RoleModel> given(GroupModel group) {
        return Stream.iterate(group, at -> at != null, GroupModel::getParent)
                .flatMap(GroupModel::getRoleMappingsStream);
    }

    /** The directory's apps, and others in which somebody has a role by these. */
    private List<AppLadder> appsOf(Stream<RoleModel> given) {
        Map<String, AppLadder> all = new LinkedHashMap<>();
        apps().forEach(app -> all.put(app.id(), app));
        RoleUtils.expandCompositeRolesStream(given)
                .filter(role -> !all.containsKey(role.getContainerId()))
                .forEach(role -> {
                    AppLadder app = AppLadder.of(role, visit.realm());
                    if (app.ranked(role).isPresent()) {
                        all.putIfAbsent(app.id(), app);
                    }
                });
        return List.copyOf(all.values());
    }

    private List<AppLadder> apps() {
        Apps apps = visit.directory().apps();
        return apps.names().stream()
                .flatMap(name -> AppLadder.named(name, visit.realm()).stream())
                .toList();
    }
}
