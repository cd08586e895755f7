package io.github.directorysync.directory.flow;

import java.util.Locale;
import java.util.Set;

/** The purpose of an authentication flow that can sign a user in or set a password. */
public enum FlowKind {
    BROWSER("browser flow"),
    DIRECT_GRANT("direct grant flow"),
    RESET_CREDENTIALS("reset credentials flow"),
    /** Runs at the first sign-in through an identity provider. It may link an existing account. */
    FIRST_LOGIN("first broker login flow"),
    /** Runs at each sign-in through an identity provider. */
    POST_LOGIN("post login flow");

    private final String title;

    FlowKind(String title) {
        this.title = title;
    }

    /** The name in Keycloak's admin console. */
    public String title() {
        return title;
    }

    /** The value in the admin API: {@code browser}, {@code direct-grant}, …. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Authenticators that identify the user; the step belongs behind them. */
    Set<String> anchors() {
        return switch (this) {
            case BROWSER -> Set.of(Authenticators.USERNAME, Authenticators.USERNAME_PASSWORD);
            case DIRECT_GRANT -> Set.of("direct-grant-validate-password");
            case RESET_CREDENTIALS -> Set.of("reset-credentials-choose-user");
            case FIRST_LOGIN, POST_LOGIN -> Set.of();
        };
    }

    /**
     * Authenticators that ask for the user name. Username Password Form does so even if the user is known: Keycloak forgets
     * the user when the browser returns from the password reset.
     */
    Set<String> askers() {
        return this == BROWSER ? anchors() : Set.of();
    }

    /** Authenticators that sign the user in, or lead to that, and so must not run without Enforce SAML. */
    Set<String> authenticating() {
        return switch (this) {
            case BROWSER ->
                Set.of(
                        Authenticators.USERNAME,
                        Authenticators.USERNAME_PASSWORD,
                        Authenticators.PASSWORD,
                        "webauthn-authenticator-passwordless",
                        "auth-x509-client-username-form");
            case DIRECT_GRANT ->
                Set.of(
                        "direct-grant-validate-username",
                        "direct-grant-validate-password",
                        "direct-grant-auth-x509-username");
            case RESET_CREDENTIALS -> Set.of("reset-credential-email", "reset-password", "reset-otp");
            case FIRST_LOGIN -> Set.of("idp-email-verification", "idp-username-password-form", "idp-auto-link");
            case POST_LOGIN -> Set.of();
        };
    }
}
