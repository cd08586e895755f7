package io.github.directorysync.keycloak.roles;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.apps.AppsQuery;
import io.github.directorysync.role.AppRole;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.RoleUtils;

/**
 * The highest roles to which the holder of a set-up link may map a directory's groups: in each app up to the level that
 * the given roles have now, and in other apps none.
 *
 * @param highest Keycloak's ids of those roles
 */
public record RoleCeiling(KeycloakSession session, RealmModel realm, Directory directory, Set<String> highest) {

    /**
     * An app to whose roles groups may be mapped.
     *
     * @param id Keycloak's id of its client, or {@link AppsQuery#REALM}
     * @param roles the allowed roles, the highest first
     */
    public record Reached(String id, AppLadder app, List<AppRole> roles) {}

    public List<Reached> apps() {
        return roles().map(role -> AppLadder.of(role, realm))
                .filter(app -> level(app).isPresent())
                .map(app -> new Reached(
                        id(app),
                        app,
                        app.ladder().rungs().stream()
                                .filter(rung -> app.role(rung.name()).stream().anyMatch(this::includes))
                                .toList()))
                .toList();
    }

    /** The app with that id, if groups may be mapped to its roles. */
    public Optional<AppLadder> app(String id) {
        return apps().stream()
                .filter(reached -> reached.id().equals(id))
                .map(Reached::app)
                .findFirst();
    }

    /**
     * Returns whether groups may be mapped to the role: its level and those of all roles that it contains are not too
     * high, and none administers Keycloak.
     */
    public boolean includes(RoleModel role) {
        return !AdminPrivileges.of(role, session, realm)
                && RoleUtils.expandCompositeRolesStream(Stream.of(role)).allMatch(contained -> {
                    AppLadder app = AppLadder.of(contained, realm);
                    // Its level cannot be read, so it may be too high.
                    if (app.level(contained).problem().isPresent()) {
                        return false;
                    }
                    return app.ranked(contained)
                            .map(ranked -> level(app)
                                    .filter(limit -> ranked.level() <= limit)
                                    .isPresent())
                            .orElse(!contained.equals(role));
                });
    }

    private Optional<Integer> level(AppLadder app) {
        boolean named = directory.apps().names().isEmpty() || directory.apps().include(app.name());
        return roles().flatMap(role -> app.ranked(role).stream())
                .map(AppRole::level)
                .filter(level -> named)
                .max(Integer::compare);
    }

    private Stream<RoleModel> roles() {
        return highest.stream().sorted().flatMap(id -> Stream.ofNullable(realm.getRoleById(id)));
    }

    private String id(AppLadder app) {
        return app.id().equals(realm.getId()) ? AppsQuery.REALM : app.id();
    }
}
