package io.github.directorysync.directory.flow;

/** Provider ids of authenticators, Keycloak's and this project's. */
public final class Authenticators {

    /** This project's authenticator: redirects users to their identity provider, or refuses them. */
    public static final String ENFORCE_SAML = "directory-sync-enforce-saml";

    public static final String USERNAME = "auth-username-form";
    public static final String USERNAME_PASSWORD = "auth-username-password-form";
    public static final String PASSWORD = "auth-password-form";

    private Authenticators() {}
}
