package io.github.directorysync.role;

import java.util.List;
import java.util.Optional;

/**
 * The app roles of one app, highest first, and the one that people get whom nothing else gives a role.
 *
 * @param defaultName the name of the default role, or nothing
 */
public record RoleLadder(List<AppRole> rungs, String defaultName) {

    public RoleLadder {
        rungs = rungs.stream().sorted(AppRole.HIGHEST_FIRST).toList();
    }

    public Optional<AppRole> defaultRole() {
        return rungs.stream().filter(rung -> rung.name().equals(defaultName)).findFirst();
    }
}
