package io.github.directorysync.keycloak.apps;

import io.github.directorysync.directory.InvalidSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * A change of an app's role ladder.
 *
 * @param levels the level of each role that shall be in the ladder, by its name: a role that is not named leaves the
 *     ladder; empty if the levels stay as they are
 * @param defaultRole the name of the default role, an empty text for none; empty if it stays as it is
 */
public record LadderChange(Optional<Map<String, Integer>> levels, Optional<String> defaultRole) {

    public static final LadderChange NONE = new LadderChange(Optional.empty(), Optional.empty());

    public LadderChange {
        levels = levels.map(Map::copyOf);
    }

    /**
     * Checks that all named roles are roles of the app.
     *
     * @throws InvalidSettings if one is not
     */
    public void requireRolesOf(AppLadder app) {
        levels.ifPresent(all -> all.keySet().forEach(role -> requireRole(app, "roles", role)));
        defaultRole.filter(role -> !role.isEmpty()).ifPresent(role -> requireRole(app, "defaultRole", role));
    }

    /** The roles whose level would change. */
    public Stream<RoleModel> reranked(AppLadder app) {
        return levels.stream()
                .flatMap(all -> app.container()
                        .getRolesStream()
                        .filter(role -> !levelValues(all, role)
                                .equals(role.getAttributeStream(AppLadder.LEVEL).toList())));
    }

    /** The new default role, if it would change. */
    public Optional<RoleModel> newDefault(AppLadder app) {
        return defaultRole.filter(role -> !role.equals(app.defaultName())).flatMap(app::role);
    }

    /** Writes the change. The caller has checked the roles and the administrator's permissions. */
    public void apply(AppLadder app) {
        levels.ifPresent(all -> reranked(app).toList().forEach(role -> write(all, role)));
        defaultRole.ifPresent(role -> writeDefault(app, role));
    }

    private static void write(Map<String, Integer> levels, RoleModel role) {
        levelValues(levels, role).stream()
                .findFirst()
                .ifPresentOrElse(
                        level -> role.setSingleAttribute(AppLadder.LEVEL, level),
                        () -> role.removeAttribute(AppLadder.LEVEL));
    }

    private static void writeDefault(AppLadder app, String role) {
        if (app.container() instanceof ClientModel client) {
            if (role.isEmpty()) {
                client.removeAttribute(AppLadder.DEFAULT_ROLE);
            } else {
                client.setAttribute(AppLadder.DEFAULT_ROLE, role);
            }
        } else if (app.container() instanceof RealmModel realm) {
            if (role.isEmpty()) {
                realm.removeAttribute(AppLadder.DEFAULT_ROLE);
            } else {
                realm.setAttribute(AppLadder.DEFAULT_ROLE, role);
            }
        }
    }

    /** The values of the level attribute after the change. */
    private static List<String> levelValues(Map<String, Integer> levels, RoleModel role) {
        Integer level = levels.get(role.getName());
        return level == null ? List.of() : List.of(level.toString());
    }

    private static void requireRole(AppLadder app, String field, String role) {
        if (app.role(role).isEmpty()) {
            throw new InvalidSettings(field, "The app has no role " + role + ".");
        }
    }
}
