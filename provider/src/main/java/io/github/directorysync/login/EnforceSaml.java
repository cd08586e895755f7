package io.github.directorysync.login;

import io.github.directorysync.keycloak.access.EnforcedSignIn;
import io.github.directorysync.keycloak.access.SignInState;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.PostBrokerLoginConstants;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.authentication.authenticators.browser.IdentityProviderAuthenticator;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.resources.LoginActionsService;

/**
 * Authenticator that redirects users to their identity provider if their directory enforces SAML; all others pass. It
 * follows each step that identifies the user, and in browser flows precedes the password. It may also be the first
 * step, for users who are already identified.
 */
final class EnforceSaml extends IdentityProviderAuthenticator {

    private static final String REASON = "saml_enforced";

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        UserModel user = context.getUser();
        if (user == null) {
            unknown(context);
            return;
        }
        EnforcedSignIn.of(context.getSession(), context.getRealm(), user)
                .ifPresentOrElse(enforced -> enforce(context, enforced), context::success);
    }

    /**
     * A step without a user passes in the reset-credentials flow, and if a required step of this kind follows in the
     * same flow.
     */
    private static void unknown(AuthenticationFlowContext context) {
        if (LoginActionsService.RESET_CREDENTIALS_PATH.equals(context.getFlowPath()) || isAskedAgain(context)) {
            context.success();
        } else {
            context.failure(AuthenticationFlowError.UNKNOWN_USER);
        }
    }

    private static boolean isAskedAgain(AuthenticationFlowContext context) {
        AuthenticationExecutionModel own = context.getExecution();
        return context.getRealm()
                .getAuthenticationExecutionsStream(own.getParentFlow())
                .dropWhile(step -> !step.getId().equals(own.getId()))
                .skip(1)
                .anyMatch(step -> step.isRequired() && SignInState.STEP.equals(step.getAuthenticator()));
    }

    private void enforce(AuthenticationFlowContext context, EnforcedSignIn enforced) {
        // A direct grant has no flow path.
        switch (String.valueOf(context.getFlowPath())) {
            case LoginActionsService.AUTHENTICATE_PATH -> send(context, enforced);
            case LoginActionsService.RESET_CREDENTIALS_PATH -> {
                // The same answer as Keycloak's for an unknown username, so that nothing is disclosed.
                note(context);
                context.forkWithSuccessMessage(new FormMessage(Messages.EMAIL_SENT));
            }
            case LoginActionsService.FIRST_BROKER_LOGIN_PATH ->
                admit(context, AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE, enforced);
            case LoginActionsService.POST_BROKER_LOGIN_PATH ->
                admit(context, PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT, enforced);
            default -> refuseGrant(context);
        }
    }

    /** Admits a brokered sign-in through the enforced identity provider only. */
    private static void admit(AuthenticationFlowContext context, String note, EnforcedSignIn enforced) {
        var from = SerializedBrokeredIdentityContext.readFromAuthenticationSession(
                context.getAuthenticationSession(), note);
        if (from != null && enforced.provider().equals(from.getIdentityProviderId())) {
            context.success();
        } else {
            RefusedBefore.mark(context.getAuthenticationSession());
            refuse(context, AuthenticationFlowError.ACCESS_DENIED, "directorySyncSamlElsewhere", enforced);
        }
    }

    private void send(AuthenticationFlowContext context, EnforcedSignIn enforced) {
        if (!enforced.reachable()) {
            refuse(context, AuthenticationFlowError.IDENTITY_PROVIDER_DISABLED, "directorySyncSamlClosed", enforced);
        } else if (context.getForwardedErrorMessage() != null) {
            // The identity provider has just returned an error: another redirect would loop.
            refuse(context, AuthenticationFlowError.IDENTITY_PROVIDER_ERROR, "directorySyncSamlFailed", enforced);
        } else {
            redirect(context, enforced.provider(), enforced.hint().orElse(null));
        }
    }

    private static void refuse(
            AuthenticationFlowContext context, AuthenticationFlowError error, String message, EnforcedSignIn enforced) {
        note(context);
        context.failure(
                error, context.form().setError(message, enforced.company()).createErrorPage(Response.Status.FORBIDDEN));
    }

    private static void refuseGrant(AuthenticationFlowContext context) {
        note(context);
        var body = new OAuth2ErrorRepresentation(
                OAuthErrorException.INVALID_GRANT,
                "This account signs in at its identity provider; its password is not accepted");
        context.failure(
                AuthenticationFlowError.INVALID_USER,
                Response.status(Response.Status.BAD_REQUEST)
                        .entity(body)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .build());
    }

    private static void note(AuthenticationFlowContext context) {
        context.getEvent()
                .user(context.getUser())
                .detail(Details.REASON, REASON)
                .error(Errors.NOT_ALLOWED);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        authenticate(context);
    }

    /**
     * False, since Keycloak would answer a reset of credentials for an unknown username with an error. A missing user
     * is handled here.
     */
    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }
}
