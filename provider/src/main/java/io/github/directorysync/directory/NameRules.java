package io.github.directorysync.directory;

/**
 * How the names that a directory sends become names of Keycloak accounts.
 *
 * @param lenient whether they are taken although the character and required rules of the realm's user profile refuse them
 * @param qualified whether the Keycloak username of a bare userName ends with the directory's alias: {@code ann@acme}
 */
public record NameRules(boolean lenient, boolean qualified) {

    /** What nothing written in the settings means. */
    public static final NameRules DEFAULT = new NameRules(true, false);

    static final String LENIENT = "lenient";
    static final String STRICT = "strict";

    static NameRules read(DirectorySettings settings) {
        String rules = settings.one(DirectorySettings.PROFILE_RULES).orElse(LENIENT);
        if (!rules.equals(LENIENT) && !rules.equals(STRICT)) {
            throw new InvalidSettings(
                    DirectorySettings.PROFILE_RULES, "The profile rules are written as lenient or strict.");
        }
        return new NameRules(
                rules.equals(LENIENT),
                settings.yesOrNo(DirectorySettings.QUALIFY_USER_NAMES, "Whether bare user names are qualified", false));
    }
}
