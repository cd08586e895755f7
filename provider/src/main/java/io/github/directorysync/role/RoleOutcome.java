package io.github.directorysync.role;

import java.util.Optional;

/** The effect of a change on the role of one user. */
public enum RoleOutcome {
    /** The user gets a higher role than before, or a first one. */
    GAINS,
    /** The user gets a lower role than before, or loses the only one. */
    LOSES,
    /** The role does not change, or the user has none before and after. */
    KEEPS;

    /**
     * Compares both roles by the levels after the change.
     *
     * @param ladder the ladder after the change; a role that is missing there keeps the level that it had before
     */
    public static RoleOutcome of(Optional<AppRole> before, Optional<AppRole> after, RoleLadder ladder) {
        if (before.map(AppRole::name).equals(after.map(AppRole::name))) {
            return KEEPS;
        }
        if (before.isEmpty()) {
            return GAINS;
        }
        AppRole then = before.get();
        AppRole worth = ladder.rungs().stream()
                .filter(rung -> rung.name().equals(then.name()))
                .findFirst()
                .orElse(then);
        return after.map(now -> AppRole.HIGHEST_FIRST.compare(now, worth) < 0 ? GAINS : LOSES)
                .orElse(LOSES);
    }
}
