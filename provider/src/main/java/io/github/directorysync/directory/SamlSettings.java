package io.github.directorysync.directory;

/** The settings that say how a directory's people sign in. */
record SamlSettings(DirectorySettings settings) {

    SamlFirst read() {
        boolean enforced = settings.yesOrNo(DirectorySettings.ENFORCE_SAML, "Whether SAML is enforced", false);
        if (enforced && settings.one(DirectorySettings.IDENTITY_PROVIDER).isEmpty()) {
            throw new InvalidSettings(
                    DirectorySettings.ENFORCE_SAML,
                    "SAML is enforced by sending people to their identity provider: name it too.");
        }
        return new SamlFirst(
                enforced,
                settings.yesOrNo(DirectorySettings.REQUIRE_SAML, "Whether SAML is required", false),
                settings.yesOrNo(DirectorySettings.JUST_IN_TIME, "Whether accounts are made just in time", true));
    }
}
