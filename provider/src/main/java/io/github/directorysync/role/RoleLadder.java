package io.github.directorysync.role;

import java.util.List;
import java.util.Optional;

/**
 * The app roles of one app, highest permission level first, and the app's default role.
 *
 * @param rungs the roles that have a level, in any order; kept sorted
 * @param defaultName the name of the default role, which users have who get no other role; empty if there is none
 */
public record RoleLadder(List<AppRole> rungs, String defaultName) {

    public RoleLadder {
        rungs = rungs.stream().sorted(AppRole.HIGHEST_FIRST).toList();
    }

    /** The default role; empty if none is named or the named role is not in the ladder. */
    public Optional<AppRole> defaultRole() {
        return rungs.stream().filter(rung -> rung.name().equals(defaultName)).findFirst();
    }
}
