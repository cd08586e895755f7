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
 * How high somebody may map the groups of a directory who is no administrator: in each app as high as the highest role
 * that they were given, as it stands on the ladder now, and in other apps not at all.
 *
 * @param highest Keycloak's ids of those roles
 */
public record RoleCeiling(KeycloakSession session, RealmModel realm, Directory directory, Set<String> highest) {

    /**
     * An app that they may map to.
     *
     * @param id of its client, or {@link AppsQuery#REALM}
     * @param roles those within reach, the highest first
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

    /** The app of that id, if they may map to it. */
    public Optional<AppLadder> app(String id) {
        return apps().stream()
                .filter(reached -> reached.id().equals(id))
                .map(Reached::app)
                .findFirst();
    }

    /** Whether the role, and every ranked role that it contains, is within reach. None that administers Keycloak is. */
    public boolean includes(RoleModel role) {
        return !AdminPrivileges.of(role, session, realm)
                && RoleUtils.expandCompositeRolesStream(Stream.of(role)).allMatch(contained -> {
                    AppLadder app = AppLadder.of(contained, realm);
                    // Nobody knows how high a role is whose level cannot be read.
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
