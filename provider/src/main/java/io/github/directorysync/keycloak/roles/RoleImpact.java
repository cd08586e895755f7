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
 * Finds the people whose resolved role a change of a ladder, a default role or group mappings would change. It has to be
 * asked before the change is made, and compares as a preview does; the {@link RoleChangeBatch} is written afterwards.
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

    /** Of another ladder or default. Looks at everybody. */
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
     * Of other mappings of groups, made together. Looks at their members and those of the groups below them, in every app
     * that one of the roles is of, or contains a role of.
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
        RoleGrants givers = RoleGrants.of(database, realm, new AppsQuery(session, realm).rolesOf(Optional.of(app)))
                .with(database, realm, changed);
        compare(
                RealmPopulation.ofMembers(session, realm, app, givers, groups),
                app,
                new RoleCandidates(session, realm, app, GroupMappingChange.after(changes)));
    }

    private void compare(RealmPopulation crowd, AppLadder app, RoleCandidates changed) {
        Function<RealmPopulation.Somebody, Optional<AppRole>> before =
                crowd.resolvedBy(new RoleCandidates(session, realm, app));
        Function<RealmPopulation.Somebody, Optional<AppRole>> after = crowd.resolvedBy(changed);
        crowd.forEach(somebody -> batch.add(somebody.id(), app.id(), before.apply(somebody), after.apply(somebody)));
    }
}
