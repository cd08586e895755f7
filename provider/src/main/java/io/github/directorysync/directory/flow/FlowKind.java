package io.github.directorysync.directory.flow;

import java.util.Locale;
import java.util.Set;

/** What a realm uses a flow for, as far as somebody may get in, or get a password, by it. */
public enum FlowKind {
    BROWSER("browser flow"),
    DIRECT_GRANT("direct grant flow"),
    RESET_CREDENTIALS("reset credentials flow"),
    /** What is asked of who comes from an identity provider for the first time: it may end in an account that was there. */
    FIRST_LOGIN("first broker login flow"),
    /** What is asked of who comes from an identity provider, each time. */
    POST_LOGIN("post login flow");

    private final String title;

    FlowKind(String title) {
        this.title = title;
    }

    /** What administrators call it. */
    public String title() {
        return title;
    }

    /** {@code browser}, {@code direct-grant}, …: how the admin API calls it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Behind which authenticators it is known who it is, and the step belongs. */
    Set<String> anchors() {
        return switch (this) {
            case BROWSER -> Set.of(Authenticators.USERNAME, Authenticators.USERNAME_PASSWORD);
            case DIRECT_GRANT -> Set.of("direct-grant-validate-password");
            case RESET_CREDENTIALS -> Set.of("reset-credentials-choose-user");
            case FIRST_LOGIN, POST_LOGIN -> Set.of();
        };
    }

    /**
     * What asks who it is. Username Password Form does so even if it has been told: Keycloak forgets that if somebody comes
     * back from asking for a new password.
     */
    Set<String> askers() {
        return this == BROWSER ? anchors() : Set.of();
    }

    /** What lets somebody in, or a step nearer to it, and must not without ours. */
    Set<String> doors() {
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
