package io.github.directorysync.keycloak.roles;

import io.github.directorysync.keycloak.activity.RoleChangeBatch;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.apps.AppsQuery;
import io.github.directorysync.keycloak.apps.LadderChange;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.role.AppRole;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.RoleUtils;

/**
 * Finds the users whose resolved role would change by a change of a ladder, a default role or group mappings. It is
 * called before the change is made, and compares as a preview does; the {@link RoleChangeBatch} is written afterwards.
 */
public final class RoleImpact {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Database database;
    private final RoleChangeBatch batch;

    private RoleImpact(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.database = new Database(session);
        this.batch = new RoleChangeBatch(session);
    }

    /** Compares for a changed ladder or default role. Reads all users. */
    public static RoleChangeBatch of(KeycloakSession session, RealmModel realm, AppLadder app, LadderChange change) {
        RoleImpact all = new RoleImpact(session, realm);
        Proposal proposal = new Proposal(change, Map.of());
        AppLadder changed = app.with(change);
        all.compare(
                RealmPopulation.of(
                        session, realm, app, new RolePreview(session, realm, app).givers(proposal, changed), Set.of()),
                app,
                new RoleCandidates(session, realm, changed));
        return all.batch;
    }

    /**
     * Compares for group mappings that are changed together. Reads the members of these groups and of the groups below
     * them, in each app that one of the roles belongs to or contains a role of.
     */
    public static RoleChangeBatch of(KeycloakSession session, RealmModel realm, List<GroupMappingChange> changes) {
        RoleImpact all = new RoleImpact(session, realm);
        Set<String> groups = new HashSet<>();
        changes.forEach(change -> collect(change.mapping().group(), groups));
        Map<String, AppLadder> apps = new HashMap<>();
        RoleUtils.expandCompositeRolesStream(changes.stream().flatMap(GroupMappingChange::roles))
                .forEach(given -> apps.computeIfAbsent(given.getContainerId(), id -> AppLadder.of(given, realm)));
        apps.values().forEach(app -> all.compare(changes, app, groups));
        return all.batch;
    }

    private static void collect(GroupModel group, Set<String> withThoseBelow) {
        withThoseBelow.add(group.getId());
        group.getSubGroupsStream().forEach(below -> collect(below, withThoseBelow));
    }

    private void compare(List<GroupMappingChange> changes, AppLadder app, Set<String> groups) {
        List<String> changed =
                changes.stream().map(change -> change.mapping().group().getId()).toList();
        RoleGrants roleGrants = RoleGrants.of(database, realm, new AppsQuery(session, realm).rolesOf(Optional.of(app)))
                .with(database, realm, changed);
        compare(
                RealmPopulation.ofMembers(session, realm, app, roleGrants, groups),
                app,
                new RoleCandidates(session, realm, app, GroupMappingChange.after(changes)));
    }

    private void compare(RealmPopulation population, AppLadder app, RoleCandidates changed) {
        Function<RealmPopulation.UserGrants, Optional<AppRole>> before =
                population.resolvedBy(new RoleCandidates(session, realm, app));
        Function<RealmPopulation.UserGrants, Optional<AppRole>> after = population.resolvedBy(changed);
        population.forEach(user -> batch.add(user.id(), app.id(), before.apply(user), after.apply(user)));
    }
}
