package io.github.directorysync.sync.users;

/** Whether an account is enabled in Keycloak after a decision, and what makes it differ from what the directory says. */
public enum Enablement {
    /** The directory wants the account enabled, and it is. */
    ENABLED(true),
    /** The account is disabled: the person is inactive, in no access group, or not imported. */
    DISABLED(false),
    /** The directory calls the person active, but an administrator of Keycloak has disabled the account. */
    DISABLED_BY_ADMINISTRATOR(false),
    /** The account would be disabled if the option {@code suspend-users} were on. */
    KEPT_BY_OPTION(true),
    /** The account would be disabled if the guard did not hold the suspension. */
    KEPT_BY_GUARD(true);

    private final boolean enabled;

    Enablement(boolean enabled) {
        this.enabled = enabled;
    }

    /** Whether Keycloak lets the person sign in with the account. */
    public boolean enabled() {
        return enabled;
    }
}
