package io.github.directorysync.directory.settings;

import io.github.directorysync.directory.Apps;
import io.github.directorysync.directory.InvalidSettings;
import java.util.Optional;

/** Reads the settings that name the apps of a directory. */
record AppSettings(SettingValues settings) {

    Apps read() {
        Optional<String> primary = settings.one(DirectorySettings.PRIMARY_APP);
        Apps apps = Apps.of(
                settings.all(DirectorySettings.APPS),
                primary.orElse(""),
                settings.yesOrNo(DirectorySettings.PUSHED_ROLES, "Whether pushed roles count", false),
                settings.yesOrNo(DirectorySettings.END_SESSIONS, "Whether sessions end when a role changes", false));
        if (!primary.map(apps::include).orElse(true)) {
            throw new InvalidSettings(
                    DirectorySettings.PRIMARY_APP, "The primary app must be one of the directory's apps.");
        }
        if (apps.pushedRoles() && apps.names().isEmpty()) {
            throw new InvalidSettings(
                    DirectorySettings.PUSHED_ROLES, "Pushed roles are roles of the directory's apps: name its apps.");
        }
        return apps;
    }
}
