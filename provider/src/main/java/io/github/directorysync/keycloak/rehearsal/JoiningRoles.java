package io.github.directorysync.keycloak.rehearsal;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.apps.AppsQuery;
import io.github.directorysync.keycloak.roles.AdminPrivileges;
import io.github.directorysync.keycloak.roles.BatchResolution;
import io.github.directorysync.keycloak.roles.RoleCandidates;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.role.RoleLadder;
import io.github.directorysync.role.RoleOutcome;
import io.github.directorysync.role.RoleResolver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * The roles that people would have after they have become users of a directory, by the same rule as at sign-in. Nothing is
 * changed.
 */
public record JoiningRoles(KeycloakSession session, RealmModel realm, Directory directory) {

    /**
     * A person who will be a user of the directory after it has gone live.
     *
     * @param id any id that tells them from the others
     * @param account Keycloak's id of their account; empty if they would get a new one
     * @param activeNow whether the account is enabled
     * @param activeThen whether it would be enabled
     * @param groups the groups that they would be in, besides those that the account is in
     * @param pushed the names of the roles that the directory pushes for them
     */
    public record Joiner(
            String id,
            Optional<String> account,
            boolean activeNow,
            boolean activeThen,
            List<GroupModel> groups,
            List<String> pushed) {}

    /** The role of one person in one app, now and then. */
    public record JoinedRole(String app, Optional<AppRole> before, Optional<AppRole> after, RoleOutcome outcome) {}

    /** The roles in the apps of the directory by the id of the joiner; apps without a role now and then are left out. */
    public Map<String, List<JoinedRole>> of(List<Joiner> people) {
        List<AppLadder> apps = apps();
        if (apps.isEmpty() || people.isEmpty()) {
            return Map.of();
        }
        Map<String, Boolean> accounts = people.stream()
                .filter(person -> person.account().isPresent())
                .collect(Collectors.toMap(
                        person -> person.account().orElseThrow(), Joiner::activeNow, (one, same) -> one));
        BatchResolution now = new BatchResolution(session, realm, directory, accounts, apps);
        Map<String, List<JoinedRole>> roles = new HashMap<>();
        for (AppLadder app : apps) {
            RoleCandidates candidates = new RoleCandidates(session, realm, app);
            RoleLadder ladder = app.ladder();
            for (Joiner person : people) {
                Optional<AppRole> before = person.account()
                        .flatMap(id -> RoleResolver.resolve(candidates.of(now.given(id, app)))
                                .role());
                Optional<AppRole> after = RoleResolver.resolve(candidates.of(then(now, person, app)))
                        .role();
                if (before.isPresent() || after.isPresent()) {
                    roles.computeIfAbsent(person.id(), id -> new ArrayList<>())
                            .add(new JoinedRole(app.name(), before, after, RoleOutcome.of(before, after, ladder)));
                }
            }
        }
        return roles;
    }

    /** A directory that names no apps is for all of the realm. */
    private List<AppLadder> apps() {
        List<String> named = directory.apps().names();
        return (named.isEmpty() ? new AppsQuery(session, realm).names() : named)
                .stream().flatMap(name -> AppLadder.named(name, realm).stream()).toList();
    }

    private RoleCandidates.Given then(BatchResolution now, Joiner person, AppLadder app) {
        Stream<RoleModel> pushed = directory.apps().pushedRoles()
                ? person.pushed().stream()
                        .flatMap(name -> app.role(name).stream())
                        .filter(role -> !AdminPrivileges.of(role, session, realm))
                : Stream.empty();
        return person.account()
                .map(id -> now.given(id, app))
                .map(has -> new RoleCandidates.Given(
                        person.activeThen(),
                        has.mapped(),
                        Stream.concat(has.groups(), person.groups().stream()),
                        pushed))
                .orElseGet(() -> new RoleCandidates.Given(
                        person.activeThen(),
                        Stream.of(realm.getDefaultRole()),
                        Stream.concat(realm.getDefaultGroupsStream(), person.groups().stream()),
                        pushed));
    }
}
