package io.github.directorysync.role;

import java.util.Optional;

/** What a change makes of one person's role. */
public enum Outcome {
    /** A higher role than before, or a role where there was none. */
    GAINS,
    /** A lower role than before, or none any more. */
    LOSES,
    /** The same role, or none as before. */
    KEEPS;

    /**
     * Compares in the ladder as it will be.
     *
     * @param ladder after the change; a role that has no level there counts as it did before
     */
    public static Outcome of(Optional<AppRole> before, Optional<AppRole> after, RoleLadder ladder) {
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
