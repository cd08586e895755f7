package io.github.directorysync.directory.settings;

import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.ScimClient;
import java.util.Optional;

/** Reads the settings that say which SCIM client the directory has. */
record ScimClientSettings(SettingValues settings) {

    ScimClient read() {
        String kind = settings.one(DirectorySettings.KIND).orElse("generic");
        if (!DirectorySettings.KINDS.contains(kind)) {
            throw new InvalidSettings(
                    DirectorySettings.KIND,
                    "The kind must be one of " + String.join(", ", DirectorySettings.KINDS) + ".");
        }
        Optional<ScimClient.PutWithoutMembers> chosen = settings.one(DirectorySettings.PUT_WITHOUT_MEMBERS)
                .map(key -> ScimClient.PutWithoutMembers.of(key)
                        .orElseThrow(() -> new InvalidSettings(
                                DirectorySettings.PUT_WITHOUT_MEMBERS,
                                "What a PUT of a group without members means is written as keep or clear.")));
        return ScimClient.of(kind, chosen);
    }
}
