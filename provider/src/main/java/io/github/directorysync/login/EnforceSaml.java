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
 * The step of a flow that sends people to their identity provider where their directory enforces SAML; everybody else
 * goes on. It stands behind each step that asks who it is, in a browser before the password is asked for; one more may stand
 * before them all, for those of whom it is known already.
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

    /** Only who asks for a new password may be nobody, and who is asked once more when it is known who they are. */
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
        // A grant has no path.
        switch (String.valueOf(context.getFlowPath())) {
            case LoginActionsService.AUTHENTICATE_PATH -> send(context, enforced);
            case LoginActionsService.RESET_CREDENTIALS_PATH -> {
                // In Keycloak's words for a name that nobody has: whoever asks learns nothing.
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

    /** Who comes from an identity provider comes from their own, or not in. */
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
            // They come from there. To be sent again would be a circle.
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

    /** Not by Keycloak, which would refuse who asks for a new password under a name that nobody has. */
    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }
}
