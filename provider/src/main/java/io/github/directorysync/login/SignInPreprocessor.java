package io.github.directorysync.login;

import io.github.directorysync.keycloak.access.IdentityProviderLogout;
import io.github.directorysync.keycloak.accounts.DirectorySignIn;
import io.github.directorysync.keycloak.accounts.SignInRefusal;
import io.github.directorysync.sync.accounts.SignInMatching.SignInRefusalReason;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.protocol.AuthnRequestType;
import org.keycloak.dom.saml.v2.protocol.ResponseType;
import org.keycloak.dom.saml.v2.protocol.StatusResponseType;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.saml.preprocessor.SamlAuthenticationPreprocessor;
import org.keycloak.services.ErrorPage;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * Checks who returns from the SAML identity provider of a directory, after the assertion has been verified and before
 * Keycloak looks up the federated link by NameID. Keycloak calls it for every SAML identity provider, whatever flows
 * the realm uses: it needs no configuration.
 */
public final class SignInPreprocessor implements SamlAuthenticationPreprocessor {

    private static final String ID = "directory-sync-sign-in";

    @Override
    public StatusResponseType beforeProcessingLoginResponse(
            StatusResponseType response, AuthenticationSessionModel signIn) {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        // A signed-in user who links a further identity provider to their account needs no account.
        if (session != null
                && signIn.getAuthNote(IdentityBrokerService.LINKING_IDENTITY_PROVIDER) == null
                && response instanceof ResponseType login) {
            alias(session).ifPresent(alias -> process(session, signIn, alias, login));
        }
        return response;
    }

    /**
     * The alias of the identity provider, from {@code realms/{realm}/broker/{alias}/endpoint}, which is its only source
     * here.
     */
    private static Optional<String> alias(KeycloakSession session) {
        List<String> path = session.getContext().getUri().getPathSegments().stream()
                .map(PathSegment::getPath)
                .toList();
        int realms = path.indexOf("realms");
        return realms >= 0 && path.size() > realms + 3 && path.get(realms + 2).equals("broker")
                ? Optional.of(path.get(realms + 3))
                : Optional.empty();
    }

    private static void process(
            KeycloakSession session, AuthenticationSessionModel signIn, String alias, ResponseType login) {
        DirectorySignIn directories =
                DirectorySignIn.at(session, signIn.getRealm(), alias).orElse(null);
        if (directories == null) {
            return;
        }
        IdentityProviderModel provider = session.identityProviders().getByAlias(alias);
        AssertionType assertion = login.getAssertions().get(0).getAssertion();
        new AssertionReader(session, signIn, provider)
                .read(assertion)
                .ifPresent(asserted -> directories.resolve(asserted).ifPresent(refusal -> {
                    new IdentityProviderLogout(session, signIn.getRealm(), provider).of(assertion);
                    throw refused(session, signIn, alias, asserted.nameId(), refusal);
                }));
    }

    private static WebApplicationException refused(
            KeycloakSession session,
            AuthenticationSessionModel signIn,
            String alias,
            String nameId,
            SignInRefusal refusal) {
        RefusedBefore.mark(signIn);
        RealmModel realm = signIn.getRealm();
        EventBuilder event = new EventBuilder(
                        realm, session, session.getContext().getConnection())
                .event(EventType.LOGIN)
                .client(signIn.getClient())
                .detail(Details.IDENTITY_PROVIDER, alias)
                .detail(Details.IDENTITY_PROVIDER_USERNAME, nameId)
                .detail(Details.REASON, refusal.reason().name().toLowerCase(Locale.ROOT));
        refusal.user().ifPresent(event::user);
        boolean inactive = refusal.reason() == SignInRefusalReason.INACTIVE;
        event.error(inactive ? Errors.USER_DISABLED : Errors.ACCESS_DENIED);
        return new WebApplicationException(
                inactive
                        ? ErrorPage.error(session, signIn, Response.Status.BAD_REQUEST, Messages.ACCOUNT_DISABLED)
                        : ErrorPage.error(
                                session,
                                signIn,
                                Response.Status.FORBIDDEN,
                                "directorySyncNotProvisioned",
                                refusal.company()));
    }

    @Override
    public AuthnRequestType beforeSendingLoginRequest(AuthnRequestType request, AuthenticationSessionModel signIn) {
        if (RefusedBefore.isMarked(signIn)) {
            request.setForceAuthn(true);
        }
        return request;
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public SamlAuthenticationPreprocessor create(KeycloakSession session) {
        return this;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
