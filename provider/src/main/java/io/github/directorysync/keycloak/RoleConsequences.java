package io.github.directorysync.keycloak;

import io.github.directorysync.role.AppRole;
import io.github.directorysync.sync.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
 * Whose role is changed by a change of a ladder, a default or what a group is mapped to: found out before it is made, as
 * a preview does it, and written down after, so that everybody can be told when their role last changed, and listeners
 * hear of it as of a change by a directory. People whose role goes from the same one to the same one are written down
 * together, a thousand in a statement.
 */
public final class RoleConsequences {

    /** PostgreSQL wants to know what a parameter is; no role has an empty name. */
    private static final String WRITE =
            "insert into RoleChangeEntity (userId, appId, activityId, created, before, after)"
                    + " select u.id, cast(:app as string), cast(:activity as string), cast(:created as long),"
                    + " nullif(cast(:before as string), ''), nullif(cast(:after as string), '') from UserEntity u where u.id in (:people)";

    private record Move(String app, Optional<String> before, Optional<String> after) {}

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Database database;
    private final Map<Move, List<String>> people = new LinkedHashMap<>();

    private RoleConsequences(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.database = new Database(session);
    }

    /** Of another ladder or default. Looks at everybody. */
    public static RoleConsequences of(KeycloakSession session, RealmModel realm, AppRoles app, LadderChange change) {
        RoleConsequences all = new RoleConsequences(session, realm);
        Proposal proposal = new Proposal(change, Map.of());
        AppRoles changed = app.with(change);
        all.compare(
                Crowd.of(session, realm, app, new Preview(session, realm, app).givers(proposal, changed), Set.of()),
                app,
                new RolesOfPerson(session, realm, changed));
        return all;
    }

    /**
     * Of other mappings of groups, made together. Looks at their members and those of the groups below them, in every app
     * that one of the roles is of, or contains a role of.
     */
    public static RoleConsequences of(KeycloakSession session, RealmModel realm, List<GroupMappingChange> changes) {
        RoleConsequences all = new RoleConsequences(session, realm);
        Set<String> groups = new HashSet<>();
        changes.forEach(change -> collect(change.mapping().group(), groups));
        Map<String, AppRoles> apps = new HashMap<>();
        RoleUtils.expandCompositeRolesStream(changes.stream().flatMap(GroupMappingChange::roles))
                .forEach(given -> apps.computeIfAbsent(given.getContainerId(), id -> AppRoles.of(given, realm)));
        apps.values().forEach(app -> all.compare(changes, app, groups));
        return all;
    }

    private static void collect(GroupModel group, Set<String> withThoseBelow) {
        withThoseBelow.add(group.getId());
        group.getSubGroupsStream().forEach(below -> collect(below, withThoseBelow));
    }

    private void compare(List<GroupMappingChange> changes, AppRoles app, Set<String> groups) {
        List<String> changed =
                changes.stream().map(change -> change.mapping().group().getId()).toList();
        Givers givers = Givers.of(database, realm, new RankedApps(session, realm).rolesOf(Optional.of(app)))
                .with(database, realm, changed);
        compare(
                Crowd.ofMembers(session, realm, app, givers, groups),
                app,
                new RolesOfPerson(session, realm, app, GroupMappingChange.after(changes)));
    }

    private void compare(Crowd crowd, AppRoles app, RolesOfPerson changed) {
        Function<Crowd.Somebody, Optional<AppRole>> before = crowd.resolvedBy(new RolesOfPerson(session, realm, app));
        Function<Crowd.Somebody, Optional<AppRole>> after = crowd.resolvedBy(changed);
        crowd.forEach(somebody -> {
            Move move = new Move(
                    app.id(),
                    before.apply(somebody).map(AppRole::name),
                    after.apply(somebody).map(AppRole::name));
            if (!move.before().equals(move.after())) {
                people.computeIfAbsent(move, one -> new ArrayList<>()).add(somebody.id());
            }
        });
    }

    /** Each person's change in each app. */
    List<Effect> effects() {
        List<Effect> effects = new ArrayList<>();
        people.forEach((move, moved) -> moved.forEach(
                person -> effects.add(new Effect.RoleChanged(person, move.app(), move.before(), move.after()))));
        return effects;
    }

    /** As what that entry of the log has done. */
    public void write(String activity, Instant created) {
        people.forEach((move, moved) -> Database.chunks(moved).forEach(chunk -> {
            Map<String, Object> parameters = new HashMap<>(Map.of(
                    "app", move.app(), "activity", activity, "created", created.toEpochMilli(), "people", chunk));
            parameters.put("before", move.before().orElse(""));
            parameters.put("after", move.after().orElse(""));
            database.change(WRITE, parameters);
        }));
    }
}
