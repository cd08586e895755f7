package io.github.directorysync.keycloak.roles;

import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.role.Candidate;
import io.github.directorysync.role.FaultyLevel;
import io.github.directorysync.role.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.RoleUtils;

/**
 * The candidates for a user's role in an app, read from the role mappings of the user, their groups and the groups
 * above, and from the roles that their directory pushes. It starts at the user and reads only Keycloak's caches, so
 * that a sign-in costs the same in a realm of any size.
 */
public final class RoleCandidates {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AppLadder app;
    private final Function<GroupModel, Stream<RoleModel>> mappings;
    private final Function<GroupModel, String> paths;
    private final Map<String, List<Given.GrantedRole>> byGroup = new HashMap<>();
    private final Map<String, List<Given.GrantedRole>> byHand = new HashMap<>();

    /** Candidates in that app. Valid for one request, in which no roles change. */
    public RoleCandidates(KeycloakSession session, RealmModel realm, AppLadder app) {
        this(session, realm, app, GroupModel::getRoleMappingsStream);
    }

    /** Candidates as they would be with other role mappings of groups. */
    RoleCandidates(
            KeycloakSession session,
            RealmModel realm,
            AppLadder app,
            Function<GroupModel, Stream<RoleModel>> mappings) {
        this(session, realm, app, mappings, KeycloakModelUtils::buildGroupPath);
    }

    /** Candidates with other role mappings and displayed paths of groups. */
    public RoleCandidates(
            KeycloakSession session,
            RealmModel realm,
            AppLadder app,
            Function<GroupModel, Stream<RoleModel>> mappings,
            Function<GroupModel, String> paths) {
        this.paths = paths;
        this.session = session;
        this.realm = realm;
        this.app = app;
        this.mappings = mappings;
    }

    /**
     * What grants roles to a user.
     *
     * @param mapped roles that are mapped to the user directly
     * @param groups groups of which the user is a direct member
     * @param pushed roles that the user's directory pushes, of any app
     */
    public record Given(boolean active, Stream<RoleModel> mapped, Stream<GroupModel> groups, Stream<RoleModel> pushed) {

        /** A role of the app that is granted: a candidate, or a fault if its level cannot be read. */
        private record GrantedRole(Optional<Candidate> candidate, Optional<FaultyLevel> faulty) {}
    }

    public Person of(UserModel user) {
        return of(user, notExpired(user));
    }

    /** The candidates if the role selector were that role, or none: it replaces every role of the app mapped directly. */
    public Person ifChosen(UserModel user, Optional<RoleModel> chosen) {
        return of(user, Stream.concat(notExpired(user).filter(role -> !app.isMapped(role)), chosen.stream()));
    }

    private Person of(UserModel user, Stream<RoleModel> mapped) {
        return of(new Given(
                user.isEnabled(),
                mapped,
                user.getGroupsStream(),
                new PushedRoles(session, realm).of(user.getId(), app)));
    }

    /**
     * The role mappings that have not expired. Reads the database only for users who have a role of this app directly.
     * First the expired ones, then those that still exist: the session may have read a mapping before it was removed
     * together with its selector, which alone says that it has expired.
     */
    private Stream<RoleModel> notExpired(UserModel user) {
        List<RoleModel> mapped = user.getRoleMappingsStream().toList();
        boolean chosen = mapped.stream()
                .filter(role -> !isRealmDefault(role))
                .anyMatch(role -> givenDirectly(role).findAny().isPresent());
        if (!chosen) {
            return mapped.stream();
        }
        RoleSelectorStore selectors = new RoleSelectorStore(session);
        Set<String> expired = selectors.expired(realm, user, ServerTime.now());
        Set<String> gone = selectors.gone(user, mapped);
        return mapped.stream().filter(role -> !expired.contains(role.getId()) && !gone.contains(role.getId()));
    }

    /** The candidates of a user to whom these grants apply. */
    public Person of(Given given) {
        List<Given.GrantedRole> parts = Stream.of(
                        given.groups().flatMap(this::givenWithParents),
                        given.pushed().flatMap(this::givenByPush),
                        given.mapped().flatMap(this::givenDirectly))
                .flatMap(Function.identity())
                .toList();
        Stream<Candidate> granted = parts.stream().flatMap(part -> part.candidate().stream());
        Stream<Candidate> fallback = app.defaultRole().map(Candidate::ofApp).stream();
        return new Person(
                given.active(),
                Stream.concat(granted, fallback).toList(),
                parts.stream().flatMap(part -> part.faulty().stream()).toList());
    }

    private boolean isRealmDefault(RoleModel mapped) {
        return mapped.getId().equals(realm.getDefaultRole().getId());
    }

    private Stream<Given.GrantedRole> givenDirectly(RoleModel mapped) {
        return byHand
                .computeIfAbsent(
                        mapped.getId(),
                        id -> contents(mapped, isRealmDefault(mapped) ? Candidate::ofRealm : Candidate::chosenByHand)
                                .toList())
                .stream();
    }

    /** A pushed role counts only if it is an app role itself, whatever it contains. */
    private Stream<Given.GrantedRole> givenByPush(RoleModel role) {
        if (app.ranked(role).isPresent()) {
            return contents(role, Candidate::pushed);
        }
        return app.faulty(role).map(RoleCandidates::faulty).stream();
    }

    /** Cached, since most users are in the same few groups. */
    private Stream<Given.GrantedRole> givenWithParents(GroupModel group) {
        return withParents(group)
                .flatMap(each -> byGroup
                        .computeIfAbsent(each.getId(), id -> givenBy(each).toList())
                        .stream());
    }

    private Stream<Given.GrantedRole> givenBy(GroupModel group) {
        return mappings.apply(group)
                .flatMap(mapped -> contents(mapped, role -> Candidate.ofGroup(role, paths.apply(group))));
    }

    private Stream<Given.GrantedRole> contents(RoleModel mapped, Function<AppRole, Candidate> given) {
        return RoleUtils.expandCompositeRolesStream(Stream.of(mapped))
                .flatMap(role -> app
                        .ranked(role)
                        .map(given)
                        .map(candidate -> role.equals(mapped) ? candidate : candidate.inside(mapped.getName()))
                        .map(candidate -> new Given.GrantedRole(Optional.of(candidate), Optional.empty()))
                        .or(() -> app.faulty(role).map(RoleCandidates::faulty))
                        .stream());
    }

    private static Given.GrantedRole faulty(FaultyLevel level) {
        return new Given.GrantedRole(Optional.empty(), Optional.of(level));
    }

    private static Stream<GroupModel> withParents(GroupModel group) {
        return Stream.iterate(group, ancestor -> ancestor != null, GroupModel::getParent);
    }
}
