package io.github.directorysync.sync.users;

/**
 * Why an account is enabled or disabled. {@link #GUARD} and {@link #SUSPEND_USERS} apply to accounts that are enabled
 * although the directory says otherwise.
 */
public enum AccessReason {
    ACTIVE("active", "The account can be used."),
    DIRECTORY("directory", "The directory says that this person is inactive."),
    ADMINISTRATOR(
            "administrator", "The directory says that this person is active; the account was disabled in Keycloak."),
    ACCESS_GROUPS("access-groups", "The person is in none of the directory's access groups."),
    IMPORT_USERS("import-users", "New users are not imported: the account only keeps the person's place."),
    GUARD(
            "guard",
            "The guard holds the person's suspension or removal until an administrator decides: the account can be"
                    + " used until then."),
    SUSPEND_USERS(
            "suspend-users",
            "The person would be suspended, but suspensions are switched off: the account can be used.");

    private final String word;
    private final String sentence;

    AccessReason(String word, String sentence) {
        this.word = word;
        this.sentence = sentence;
    }

    /**
     * The data that determines the reason.
     *
     * @param enabled whether the account is enabled
     * @param saidActive whether the directory says that the user is active
     * @param entitled whether the user is in an access group, or there are none
     * @param held whether the guard holds the user's suspension or removal
     * @param suspends whether the directory may suspend users
     */
    public record AccessInputs(
            boolean enabled,
            boolean saidActive,
            SyncState standing,
            boolean entitled,
            boolean held,
            boolean suspends) {}

    /** The reason that is shown; if there are several, the one that has to be resolved first. */
    public static AccessReason of(AccessInputs facts) {
        boolean wanted = facts.saidActive() && facts.entitled();
        if (facts.enabled()) {
            if (facts.held()) {
                return GUARD;
            }
            return wanted || facts.suspends() ? ACTIVE : SUSPEND_USERS;
        }
        if (facts.standing() == SyncState.AWAITED) {
            return IMPORT_USERS;
        }
        if (!facts.saidActive()) {
            return DIRECTORY;
        }
        return facts.entitled() ? ADMINISTRATOR : ACCESS_GROUPS;
    }

    /** The value in the API. For options it is the name of the setting. */
    public String word() {
        return word;
    }

    public String sentence() {
        return sentence;
    }
}
