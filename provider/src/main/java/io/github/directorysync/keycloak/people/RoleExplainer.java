package io.github.directorysync.keycloak.people;

import io.github.directorysync.keycloak.accounts.UserTable;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.directories.GroupPaths;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.roles.PushedRoles;
import io.github.directorysync.keycloak.roles.RoleCandidates;
import io.github.directorysync.keycloak.roles.RoleSelectorStore;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.role.Explanation;
import io.github.directorysync.role.FaultyLevel;
import io.github.directorysync.role.Person;
import io.github.directorysync.role.RoleResolver;
import io.github.directorysync.role.Skipped;
import io.github.directorysync.role.Skipped.Cause;
import io.github.directorysync.role.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;

/** Explains a user's role in an app: the roles that were compared, and those that were skipped, with the reason. */
public record RoleExplainer(KeycloakSession session, RealmModel realm, AppLadder app) {

    public Explanation of(UserModel user) {
        return of(user, roles -> roles.of(user), direct(user));
    }

    /** The explanation if the role selector were that role, or none. Nothing is changed. */
    public Explanation ifChosen(UserModel user, Optional<RoleModel> chosen) {
        Stream<Skipped> direct = user.getRoleMappingsStream()
                .filter(this::isUnranked)
                .map(role -> Skipped.of(Source.CHOSEN_BY_HAND, role.getName(), Cause.NO_LEVEL));
        return of(user, roles -> roles.ifChosen(user, chosen), direct);
    }

    private Explanation of(UserModel user, Function<RoleCandidates, Person> weighed, Stream<Skipped> direct) {
        GroupPaths paths = GroupPaths.of(new Database(session), user.getGroupsStream());
        RoleCandidates roles = new RoleCandidates(session, realm, app, GroupModel::getRoleMappingsStream, paths::of);
        return new Explanation(
                RoleResolver.resolve(weighed.apply(roles)),
                Stream.of(groups(user, paths), pushed(user), direct, missingDefault())
                        .flatMap(Function.identity())
                        .toList(),
                isDisabledByAdministrator(user));
    }

    private boolean isDisabledByAdministrator(UserModel user) {
        return !user.isEnabled()
                && new Database(session)
                        .find(DirectoryUserEntity.class, user.getId())
                        .map(row -> UserTable.isDisabledByAdministrator(row, false))
                        .orElse(false);
    }

    private Stream<Skipped> groups(UserModel user, GroupPaths paths) {
        List<GroupModel> groups = user.getGroupsStream().toList();
        Stream<Skipped> unmapped = groups.stream()
                .filter(group -> withParents(group).noneMatch(this::isMapped))
                .map(group -> Skipped.group(paths.of(group)));
        Stream<Skipped> unranked = groups.stream()
                .flatMap(RoleExplainer::withParents)
                .distinct()
                .flatMap(group -> group.getRoleMappingsStream()
                        .flatMap(role -> isUnranked(role)
                                ? Stream.of(Skipped.groupRole(role.getName(), paths.of(group)))
                                : faulty(role).map(level -> Skipped.of(Source.GROUP, level, paths.of(group)))));
        return Stream.concat(unmapped, unranked);
    }

    /** Whether the group is mapped to a role of the app, including roles whose level cannot be read. */
    private boolean isMapped(GroupModel group) {
        return gives(group)
                || group.getRoleMappingsStream()
                        .anyMatch(role -> faulty(role).findAny().isPresent());
    }

    /** The role, or roles of its composite, that belong to this app and have an unreadable level. */
    private Stream<FaultyLevel> faulty(RoleModel role) {
        return RoleUtils.expandCompositeRolesStream(Stream.of(role)).flatMap(each -> app.faulty(each).stream());
    }

    /** Pushed role names that give no role in this app. */
    private Stream<Skipped> pushed(UserModel user) {
        PushedRoles pushed = new PushedRoles(session, realm);
        Set<String> counting = pushed.of(user.getId(), app)
                .filter(role -> app.ranked(role).isPresent())
                .map(RoleModel::getName)
                .collect(Collectors.toSet());
        return pushed.namesOf(user.getId())
                .filter(name -> !counting.contains(name))
                .map(this::skippedPush);
    }

    private Skipped skippedPush(String name) {
        Optional<RoleModel> role = app.role(name);
        if (role.isEmpty()) {
            return Skipped.of(Source.PUSHED, name, Cause.NO_SUCH_ROLE);
        }
        return app.faulty(role.get())
                .map(level -> Skipped.of(Source.PUSHED, level, ""))
                .orElseGet(() -> Skipped.of(
                        Source.PUSHED, name, app.ranked(role.get()).isPresent() ? Cause.PUSH_IGNORED : Cause.NO_LEVEL));
    }

    private Stream<Skipped> direct(UserModel user) {
        Set<String> expired = new RoleSelectorStore(session).expired(realm, user, ServerTime.now());
        return user.getRoleMappingsStream().flatMap(role -> {
            Optional<Cause> cause = isUnranked(role)
                    ? Optional.of(Cause.NO_LEVEL)
                    : Optional.of(Cause.EXPIRED).filter(any -> expired.contains(role.getId()) && gives(role));
            return Stream.concat(
                    cause.map(why -> Skipped.of(Source.CHOSEN_BY_HAND, role.getName(), why)).stream(),
                    faulty(role).map(level -> Skipped.of(Source.CHOSEN_BY_HAND, level, "")));
        });
    }

    private Stream<Skipped> missingDefault() {
        String name = app.defaultName();
        return name.isEmpty() || app.role(name).isPresent()
                ? Stream.empty()
                : Stream.of(Skipped.of(Source.DEFAULT, name, Cause.NO_SUCH_ROLE));
    }

    private boolean gives(GroupModel group) {
        return group.getRoleMappingsStream().anyMatch(this::gives);
    }

    private boolean gives(RoleModel role) {
        return RoleUtils.expandCompositeRolesStream(Stream.of(role))
                .anyMatch(each -> app.ranked(each).isPresent());
    }

    /** Whether it is a role of this app without a level and without a composite that has one. */
    private boolean isUnranked(RoleModel role) {
        return app.id().equals(role.getContainerId())
                && isNotDefault(role)
                && !gives(role)
                && faulty(role).findAny().isEmpty();
    }

    /** Keycloak's default role of the realm ({@code default-roles-…}) is no app role. */
    private boolean isNotDefault(RoleModel role) {
        return !role.getId().equals(realm.getDefaultRole().getId());
    }

    private static Stream<GroupModel> withParents(GroupModel group) {
        return Stream.iterate(group, ancestor -> ancestor != null, GroupModel::getParent);
    }
}
