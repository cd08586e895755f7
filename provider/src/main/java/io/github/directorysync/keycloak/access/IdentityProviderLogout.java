package io.github.directorysync.keycloak.access;

import io.github.directorysync.keycloak.http.RealmUrl;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AuthnStatementType;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.saml.JaxrsSAML2BindingBuilder;
import org.keycloak.saml.SAML2LogoutRequestBuilder;
import org.keycloak.saml.common.constants.GeneralConstants;
import org.keycloak.saml.processing.api.saml.v2.request.SAML2Request;

/**
 * SAML logout request to the identity provider of a user whose sign-in was refused, if <em>Backchannel logout</em> is
 * on in its settings. Keycloak itself sends one only at the end of a session. Without it the user would stay signed in
 * at the identity provider, and the next user of the same browser would be taken for them.
 */
public record IdentityProviderLogout(KeycloakSession session, RealmModel realm, IdentityProviderModel provider) {

    private static final Logger LOG = Logger.getLogger(IdentityProviderLogout.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * Sends the request before the error page is shown, which says that the user is signed out. The sign-in stays
     * refused whatever goes wrong here.
     */
    public void of(AssertionType assertion) {
        String url = provider.getConfig().get("singleLogoutServiceUrl");
        if (url == null || url.isBlank() || !isOn("backchannelSupported")) {
            return;
        }
        sessionIndex(assertion).ifPresent(index -> {
            try {
                String request = logoutRequest(url, index, (NameIDType)
                        assertion.getSubject().getSubType().getBaseID());
                send(new LogoutMessage(provider.getAlias(), url, Map.of(GeneralConstants.SAML_REQUEST_KEY, request)));
            } catch (Exception fault) {
                // Keycloak's SAML builders declare many checked exceptions.
                LOG.warnf(
                        fault,
                        "identity provider %s: the logout request after a refused sign-in was not sent",
                        provider.getAlias());
            }
        });
    }

    /**
     * Sends it, and waits a moment for the answer. The address is the customer's: one that does not answer must keep neither
     * threads of sign-ins nor those that tell apps.
     */
    private void send(LogoutMessage message) throws ExecutionException {
        LogoutDelivery delivery =
                new LogoutDelivery(session.getProvider(HttpClientProvider.class).getHttpClient(), List.of(message));
        Executor threads = session.getProvider(ExecutorsProvider.class).getExecutor("directory-sync-provider-logout");
        try {
            CompletableFuture.runAsync(delivery, threads).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException slow) {
            LOG.debugf("identity provider %s: no answer to a logout request yet", provider.getAlias());
        }
    }

    private boolean isOn(String setting) {
        return Boolean.parseBoolean(provider.getConfig().get(setting));
    }

    private static Optional<String> sessionIndex(AssertionType assertion) {
        return assertion.getStatements().stream()
                .flatMap(statement -> statement instanceof AuthnStatementType authn
                        ? Stream.ofNullable(authn.getSessionIndex())
                        : Stream.empty())
                .findFirst();
    }

    private String logoutRequest(String url, String index, NameIDType nameId) throws Exception {
        SAML2LogoutRequestBuilder request = new SAML2LogoutRequestBuilder()
                .assertionExpiration(realm.getAccessCodeLifespan())
                .issuer(entityId())
                .sessionIndex(index)
                .nameId(nameId)
                .destination(url);
        JaxrsSAML2BindingBuilder binding = new JaxrsSAML2BindingBuilder(session);
        if (isOn("wantAuthnRequestsSigned")) {
            KeyWrapper key = session.keys().getActiveKey(realm, KeyUse.SIG, Algorithm.RS256);
            binding.signWith(
                            key.getKid(),
                            (PrivateKey) key.getPrivateKey(),
                            (PublicKey) key.getPublicKey(),
                            key.getCertificate())
                    .signDocument();
        }
        return binding.postBinding(SAML2Request.convert(request.createLogoutRequest()))
                .encoded();
    }

    private String entityId() {
        return Optional.ofNullable(provider.getConfig().get("entityId"))
                .filter(id -> !id.isBlank())
                .orElseGet(() -> RealmUrl.of(session, realm));
    }
}
