package io.github.directorysync.directory.settings;

import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.Options;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads the settings that determine which operations take effect. */
record OptionSettings(SettingValues settings) {

    Options read() {
        return new Options(
                settings.yesOrNo(DirectorySettings.IMPORT_USERS, "Whether new users are imported", true),
                settings.yesOrNo(DirectorySettings.IMPORT_CHANGES, "Whether changes of users are imported", true),
                settings.yesOrNo(DirectorySettings.SUSPEND_USERS, "Whether users are suspended", true),
                onDelete(),
                settings.all(DirectorySettings.ACCESS_GROUPS).stream()
                        .map(group -> group.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
    }

    private Options.OnDelete onDelete() {
        return settings.one(DirectorySettings.ON_DELETE)
                .map(key -> Options.OnDelete.of(key)
                        .orElseThrow(() -> new InvalidSettings(
                                DirectorySettings.ON_DELETE,
                                "What happens on a DELETE is written as delete or suspend.")))
                .orElse(Options.OnDelete.DELETE);
    }
}
