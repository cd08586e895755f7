package io.github.directorysync.directory.settings;

import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.NameIdSource;
import io.github.directorysync.directory.SamlFirst;

/** Reads the settings that say how a directory's users sign in at their identity provider. */
record SamlSettings(SettingValues settings) {

    SamlFirst read() {
        boolean enforced = settings.yesOrNo(DirectorySettings.ENFORCE_SAML, "Whether SAML is enforced", false);
        if (enforced && settings.one(DirectorySettings.IDENTITY_PROVIDER).isEmpty()) {
            throw new InvalidSettings(
                    DirectorySettings.ENFORCE_SAML,
                    "SAML is enforced by sending people to their identity provider: name it too.");
        }
        return new SamlFirst(
                settings.one(DirectorySettings.IDENTITY_PROVIDER),
                nameId(),
                enforced,
                settings.yesOrNo(DirectorySettings.REQUIRE_SAML, "Whether SAML is required", false),
                settings.yesOrNo(DirectorySettings.JUST_IN_TIME, "Whether accounts are made just in time", true));
    }

    private NameIdSource nameId() {
        return settings.one(DirectorySettings.NAME_ID)
                .map(key -> NameIdSource.of(key)
                        .orElseThrow(() -> new InvalidSettings(
                                DirectorySettings.NAME_ID,
                                "The source of the NameID must be userName, email or externalId.")))
                .orElse(NameIdSource.USER_NAME);
    }
}
