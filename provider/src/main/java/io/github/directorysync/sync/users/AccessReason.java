package io.github.directorysync.sync.users;

/**
 * Why somebody's account can or cannot be used. {@link #GUARD} and {@link #SUSPEND_USERS} are of accounts that can be used
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
     * What decides it.
     *
     * @param enabled whether the account can be used
     * @param saidActive what the directory says
     * @param entitled whether they are in one of the access groups, or there are none
     * @param held whether the guard holds their suspension or removal
     * @param suspends whether the directory may suspend people
     */
    public record Facts(
            boolean enabled,
            boolean saidActive,
            SyncState standing,
            boolean entitled,
            boolean held,
            boolean suspends) {}

    /** The reason that is shown; of several the one that has to be mended first. */
    public static AccessReason of(Facts facts) {
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

    /** As it is shown and filtered by. Options have the names of their settings. */
    public String word() {
        return word;
    }

    public String sentence() {
        return sentence;
    }
}
