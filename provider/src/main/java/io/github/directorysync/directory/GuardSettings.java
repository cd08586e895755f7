package io.github.directorysync.directory;

import java.time.Duration;

/** The settings that say how many people may go before somebody is asked. */
record GuardSettings(DirectorySettings settings) {

    /**
     * Reads them.
     *
     * @throws InvalidSettings if one of them is wrong
     */
    Guard read() {
        Guard usual = Guard.DEFAULT;
        Guard.Mode mode = settings.one(DirectorySettings.GUARD)
                .map(key -> Guard.Mode.of(key)
                        .orElseThrow(() ->
                                new InvalidSettings(DirectorySettings.GUARD, "The guard must be hold, refuse or off.")))
                .orElse(usual.mode());
        int percent = settings.number(DirectorySettings.GUARD_PERCENT, 0, usual.percent());
        if (percent > 100) {
            throw new InvalidSettings(DirectorySettings.GUARD_PERCENT, "The guard-percent is at most 100.");
        }
        int minutes = settings.number(
                DirectorySettings.GUARD_WINDOW, 1, (int) usual.window().toMinutes());
        return new Guard(
                mode,
                settings.number(DirectorySettings.GUARD_COUNT, 0, usual.count()),
                percent,
                Duration.ofMinutes(minutes),
                settings.yesOrNo(
                        DirectorySettings.LAST_HOLDERS,
                        "Whether the last holder of a highest role may be taken out",
                        false));
    }
}
