package io.github.directorysync.directory.settings;

import io.github.directorysync.directory.Guard;
import io.github.directorysync.directory.InvalidSettings;
import java.time.Duration;

/** Reads the settings that limit how many users may be removed without an administrator. */
record GuardSettings(SettingValues settings) {

    private static final Duration LONGEST_WINDOW = Duration.ofDays(60);

    /**
     * Reads the guard's limits.
     *
     * @throws InvalidSettings if a setting is invalid
     */
    Guard read() {
        Guard.RemovalLimit usual = Guard.DEFAULT.usual();
        Guard.RemovalLimit daily = Guard.DEFAULT.daily();
        Guard.Mode mode = settings.one(DirectorySettings.GUARD)
                .map(key -> Guard.Mode.of(key)
                        .orElseThrow(() ->
                                new InvalidSettings(DirectorySettings.GUARD, "The guard must be hold, refuse or off.")))
                .orElse(Guard.DEFAULT.mode());
        return new Guard(
                mode,
                new Guard.RemovalLimit(
                        settings.number(DirectorySettings.GUARD_COUNT, 0, usual.count()),
                        percent(DirectorySettings.GUARD_PERCENT, usual.percent()),
                        settings.duration(
                                DirectorySettings.GUARD_WINDOW, Duration.ofMinutes(1), LONGEST_WINDOW, usual.window())),
                new Guard.RemovalLimit(
                        settings.number(DirectorySettings.GUARD_DAY_COUNT, 0, daily.count()),
                        percent(DirectorySettings.GUARD_DAY_PERCENT, daily.percent()),
                        daily.window()),
                settings.yesOrNo(
                        DirectorySettings.LAST_HOLDERS,
                        "Whether the last holder of a highest role may be taken out",
                        false));
    }

    private int percent(String key, int otherwise) {
        int percent = settings.number(key, 0, otherwise);
        if (percent > 100) {
            throw new InvalidSettings(key, "The " + key + " is at most 100.");
        }
        return percent;
    }
}
