package io.github.directorysync.keycloak;

import io.github.directorysync.role.AppRole;
import io.github.directorysync.role.Candidate;
import io.github.directorysync.role.Person;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.RoleUtils;

/**
 * Every role that somebody could have in an app, read from the role mappings of the user, their groups and the groups
 * above. It walks from the user and reads only Keycloak's caches, so that a sign-in costs the same in any realm.
 */
public final class RolesOfPerson {

    private final RealmModel realm;
    private final AppRoles app;

    public RolesOfPerson(RealmModel realm, AppRoles app) {
        this.realm = realm;
        this.app = app;
    }

    public Person of(UserModel user) {
        Stream<Candidate> given = user.getRoleMappingsStream().flatMap(this::givenDirectly);
        Stream<Candidate> byGroups = user.getGroupsStream()
                .flatMap(RolesOfPerson::withParents)
                .distinct()
                .flatMap(this::givenBy);
        Stream<Candidate> fallback = app.defaultRole().map(Candidate::ofApp).stream();
        return new Person(
                user.isEnabled(),
                Stream.of(byGroups, given, fallback)
                        .flatMap(Function.identity())
                        .toList());
    }

    private Stream<Candidate> givenDirectly(RoleModel mapped) {
        boolean toEverybody = mapped.getId().equals(realm.getDefaultRole().getId());
        return contents(mapped, toEverybody ? Candidate::ofRealm : Candidate::chosenByHand);
    }

    private Stream<Candidate> givenBy(GroupModel group) {
        return group.getRoleMappingsStream()
                .flatMap(mapped -> contents(mapped, role -> Candidate.ofGroup(role, path(group))));
    }

    private Stream<Candidate> contents(RoleModel mapped, Function<AppRole, Candidate> given) {
        return RoleUtils.expandCompositeRolesStream(Stream.of(mapped))
                .flatMap(role -> app
                        .ranked(role)
                        .map(given)
                        .map(candidate -> role.equals(mapped) ? candidate : candidate.inside(mapped.getName()))
                        .stream());
    }

    private static Stream<GroupModel> withParents(GroupModel group) {
        return Stream.iterate(group, ancestor -> ancestor != null, GroupModel::getParent);
    }

    private static String path(GroupModel group) {
        return KeycloakModelUtils.buildGroupPath(group);
    }
}
