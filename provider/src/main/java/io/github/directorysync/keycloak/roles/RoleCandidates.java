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
 * Every role that somebody could have in an app, read from the role mappings of the user, their groups and the groups
 * above, and from what their directory pushes. It walks from the user and reads only Keycloak's caches, so that a
 * sign-in costs the same in any realm.
 */
public final class RoleCandidates {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AppLadder app;
    private final Function<GroupModel, Stream<RoleModel>> mappings;
    private final Function<GroupModel, String> paths;
    private final Map<String, List<Given.Part>> byGroup = new HashMap<>();
    private final Map<String, List<Given.Part>> byHand = new HashMap<>();

    /** In that app; for one request, in which nobody's roles change. */
    public RoleCandidates(KeycloakSession session, RealmModel realm, AppLadder app) {
        this(session, realm, app, GroupModel::getRoleMappingsStream);
    }

    /** The same with other mappings of groups, to see what they would give. */
    RoleCandidates(
            KeycloakSession session,
            RealmModel realm,
            AppLadder app,
            Function<GroupModel, Stream<RoleModel>> mappings) {
        this(session, realm, app, mappings, KeycloakModelUtils::buildGroupPath);
    }

    /** The same with other paths of groups, to be shown. */
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
     * What gives somebody roles.
     *
     * @param mapped directly to the user
     * @param groups that the user is a member of
     * @param pushed by the user's directory, whatever app they are of
     */
    record Given(boolean active, Stream<RoleModel> mapped, Stream<GroupModel> groups, Stream<RoleModel> pushed) {

        /** One role of the app that they are given: a candidate, or one that counts for nothing. */
        private record Part(Optional<Candidate> candidate, Optional<FaultyLevel> faulty) {}
    }

    public Person of(UserModel user) {
        return of(new Given(
                user.isEnabled(),
                notExpired(user),
                user.getGroupsStream(),
                new PushedRoles(session, realm).of(user.getId(), app)));
    }

    /**
     * Asks the database only about those who have a role of this app directly. What has expired first, and then what is
     * still there: the session may have read a role before it was taken away together with what says that it has expired.
     */
    private Stream<RoleModel> notExpired(UserModel user) {
        List<RoleModel> mapped = user.getRoleMappingsStream().toList();
        boolean chosen = mapped.stream()
                .filter(role -> !isGivenToEverybody(role))
                .anyMatch(role -> givenDirectly(role).findAny().isPresent());
        if (!chosen) {
            return mapped.stream();
        }
        RoleSelectorStore selectors = new RoleSelectorStore(session);
        Set<String> expired = selectors.expired(realm, user, ServerTime.now());
        Set<String> gone = selectors.gone(user, mapped);
        return mapped.stream().filter(role -> !expired.contains(role.getId()) && !gone.contains(role.getId()));
    }

    Person of(Given given) {
        List<Given.Part> parts = Stream.of(
                        given.groups().flatMap(this::givenWithParents),
                        given.pushed().flatMap(this::givenByPush),
                        given.mapped().flatMap(this::givenDirectly))
                .flatMap(Function.identity())
                .toList();
        Stream<Candidate> earned = parts.stream().flatMap(part -> part.candidate().stream());
        Stream<Candidate> fallback = app.defaultRole().map(Candidate::ofApp).stream();
        return new Person(
                given.active(),
                Stream.concat(earned, fallback).toList(),
                parts.stream().flatMap(part -> part.faulty().stream()).toList());
    }

    private boolean isGivenToEverybody(RoleModel mapped) {
        return mapped.getId().equals(realm.getDefaultRole().getId());
    }

    private Stream<Given.Part> givenDirectly(RoleModel mapped) {
        return byHand
                .computeIfAbsent(
                        mapped.getId(),
                        id -> contents(
                                        mapped,
                                        isGivenToEverybody(mapped) ? Candidate::ofRealm : Candidate::chosenByHand)
                                .toList())
                .stream();
    }

    /** Nobody is pushed a role that is not an app role itself, whatever it contains. */
    private Stream<Given.Part> givenByPush(RoleModel role) {
        if (app.ranked(role).isPresent()) {
            return contents(role, Candidate::pushed);
        }
        return app.faulty(role).map(RoleCandidates::faulty).stream();
    }

    /** Page after page of people are in the same few groups. */
    private Stream<Given.Part> givenWithParents(GroupModel group) {
        return withParents(group)
                .flatMap(each -> byGroup
                        .computeIfAbsent(each.getId(), id -> givenBy(each).toList())
                        .stream());
    }

    private Stream<Given.Part> givenBy(GroupModel group) {
        return mappings.apply(group)
                .flatMap(mapped -> contents(mapped, role -> Candidate.ofGroup(role, paths.apply(group))));
    }

    private Stream<Given.Part> contents(RoleModel mapped, Function<AppRole, Candidate> given) {
        return RoleUtils.expandCompositeRolesStream(Stream.of(mapped))
                .flatMap(role -> app
                        .ranked(role)
                        .map(given)
                        .map(candidate -> role.equals(mapped) ? candidate : candidate.inside(mapped.getName()))
                        .map(candidate -> new Given.Part(Optional.of(candidate), Optional.empty()))
                        .or(() -> app.faulty(role).map(RoleCandidates::faulty))
                        .stream());
    }

    private static Given.Part faulty(FaultyLevel level) {
        return new Given.Part(Optional.empty(), Optional.of(level));
    }

    private static Stream<GroupModel> withParents(GroupModel group) {
        return Stream.iterate(group, ancestor -> ancestor != null, GroupModel::getParent);
    }
}
