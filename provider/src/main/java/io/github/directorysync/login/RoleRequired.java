package io.github.directorysync.login;

import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.ErrorPage;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Required action that shows an error page to users who have no role in an app whose mapper refuses those.
 *
 * <p>The mappers refuse too, but too late for a page: SAML turns any exception of a mapper into "Failed to process
 * response", and OIDC calls its mappers only after the browser has been redirected back. Required actions are evaluated
 * at every sign-in, single sign-on included, before the app is reached. The action is added to the authentication
 * session, not to the user. It does not throw, since single sign-on would swallow the exception.
 */
final class RoleRequired implements RequiredActionProvider {

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        AuthenticationSessionModel signIn = context.getAuthenticationSession();
        if (isInABrowser(signIn) && refused(context)) {
            signIn.addRequiredAction(RoleRequiredFactory.ID);
        } else {
            signIn.removeRequiredAction(RoleRequiredFactory.ID);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (!refused(context)) {
            context.success();
            return;
        }
        ClientModel client = context.getAuthenticationSession().getClient();
        RefusedBefore.mark(context.getAuthenticationSession());
        context.getEvent()
                .clone()
                .event(EventType.LOGIN)
                .client(client)
                .user(context.getUser())
                .detail(Details.REASON, "no_app_role")
                .error(Errors.ACCESS_DENIED);
        context.challenge(ErrorPage.error(
                context.getSession(),
                context.getAuthenticationSession(),
                Response.Status.FORBIDDEN,
                "directorySyncNoAppRole",
                name(client)));
    }

    @Override
    public void processAction(RequiredActionContext context) {
        requiredActionChallenge(context);
    }

    @Override
    public void close() {}

    /** A password grant has no page: there the mapper answers with an OAuth error. */
    private static boolean isInABrowser(AuthenticationSessionModel signIn) {
        return signIn.getRedirectUri() != null;
    }

    private static boolean refused(RequiredActionContext context) {
        ClientModel client = context.getAuthenticationSession().getClient();
        return mappers(context.getAuthenticationSession(), context.getUser())
                .filter(MapperOptions::refuses)
                .anyMatch(mapper -> RoleAtLogin.of(context.getSession(), context.getUser(), client, mapper)
                        .refused());
    }

    private static Stream<ProtocolMapperModel> mappers(AuthenticationSessionModel signIn, UserModel user) {
        ClientModel client = signIn.getClient();
        return signIn.getClientScopes().stream()
                .map(id -> KeycloakModelUtils.findClientScopeById(signIn.getRealm(), client, id))
                .filter(Objects::nonNull)
                .filter(scope -> isPermitted(scope, user))
                .flatMap(ClientScopeModel::getProtocolMappersStream)
                .filter(mapper -> Objects.equals(mapper.getProtocol(), client.getProtocol()));
    }

    /** As in Keycloak, a client scope with role scope mappings applies only to users with one of these roles. */
    private static boolean isPermitted(ClientScopeModel scope, UserModel user) {
        return scope instanceof ClientModel
                || scope.getScopeMappingsStream().findAny().isEmpty()
                || scope.getScopeMappingsStream().anyMatch(user::hasRole);
    }

    /**
     * The client's name for the page. Keycloak's own clients have a message key as their name, which only Keycloak's
     * pages resolve: they are shown by their client ID.
     */
    private static String name(ClientModel client) {
        String name = client.getName();
        return name == null || name.isBlank() || name.startsWith("${") ? client.getClientId() : name;
    }
}
