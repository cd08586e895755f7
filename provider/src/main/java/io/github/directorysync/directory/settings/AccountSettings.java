package io.github.directorysync.directory.settings;

import io.github.directorysync.directory.AccountRules;
import io.github.directorysync.directory.InvalidSettings;

/** Reads the settings that determine how users become Keycloak accounts. */
record AccountSettings(SettingValues settings) {

    private static final String LENIENT = "lenient";
    private static final String STRICT = "strict";

    AccountRules read() {
        String rules = settings.one(DirectorySettings.PROFILE_RULES).orElse(LENIENT);
        if (!rules.equals(LENIENT) && !rules.equals(STRICT)) {
            throw new InvalidSettings(
                    DirectorySettings.PROFILE_RULES, "The profile rules are written as lenient or strict.");
        }
        return new AccountRules(
                rules.equals(LENIENT),
                settings.yesOrNo(DirectorySettings.QUALIFY_USER_NAMES, "Whether bare user names are qualified", false),
                settings.yesOrNo(DirectorySettings.SET_PASSWORDS, "Whether passwords are set", false));
    }
}
