package io.github.directorysync.keycloak.apps;

import io.github.directorysync.role.PermissionLevel;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RoleModel;

/**
 * The permission levels of an app's roles, and its default role.
 *
 * @param defaultName the name of the default role, an empty text for none; there need not be such a role
 * @param levels reads the level of a role, without the rule for the default role
 */
record RoleLevels(String defaultName, Function<RoleModel, PermissionLevel> levels) {

    private static final int LEVEL_OF_UNRANKED_DEFAULT = 0;

    /** Below every level, so that a default role whose level cannot be read is never taken instead of another role. */
    private static final int LEVEL_OF_FAULTY_DEFAULT = Integer.MIN_VALUE;

    /** The levels as the roles' attributes say. */
    static RoleLevels stored(@Nullable String defaultName) {
        return new RoleLevels(
                defaultName == null ? "" : defaultName.strip(),
                role -> PermissionLevel.read(
                        role.getAttributeStream(AppLadder.LEVEL).toList()));
    }

    /** The levels as they would be after the change. */
    RoleLevels with(LadderChange change) {
        return new RoleLevels(
                change.defaultRole().orElse(defaultName),
                change.levels()
                        .<Function<RoleModel, PermissionLevel>>map(
                                all -> role -> Optional.ofNullable(all.get(role.getName()))
                                        .<PermissionLevel>map(PermissionLevel.Of::new)
                                        .orElseGet(PermissionLevel.None::new))
                        .orElse(levels));
    }

    boolean isDefault(RoleModel role) {
        return role.getName().equals(defaultName);
    }

    PermissionLevel of(RoleModel role) {
        return levels.apply(role);
    }

    /** The level by which the role counts; empty for none. The default role always has one. */
    Optional<Integer> rank(RoleModel role) {
        PermissionLevel level = of(role);
        if (level.value().isPresent() || !isDefault(role)) {
            return level.value();
        }
        return Optional.of(level.problem().isPresent() ? LEVEL_OF_FAULTY_DEFAULT : LEVEL_OF_UNRANKED_DEFAULT);
    }
}
