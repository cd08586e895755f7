package io.github.directorysync.keycloak.access;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.dom.saml.v2.protocol.LogoutRequestType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.saml.JaxrsSAML2BindingBuilder;
import org.keycloak.protocol.saml.SamlClient;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.saml.common.constants.GeneralConstants;
import org.keycloak.saml.common.exceptions.ConfigurationException;
import org.keycloak.saml.common.exceptions.ParsingException;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.keycloak.saml.processing.api.saml.v2.request.SAML2Request;

/**
 * Builds the SAML logout request that {@link SamlProtocol} sends at a back-channel logout. Keycloak's own code cannot
 * build it without sending it.
 */
final class SamlLogoutMessage extends SamlProtocol {

    private final KeycloakSession keycloak;
    private final RealmModel realmModel;

    SamlLogoutMessage(KeycloakSession session, RealmModel realm) {
        this.keycloak = session;
        this.realmModel = realm;
        setSession(session);
        setRealm(realm);
        setUriInfo(session.getContext().getUri());
        setHttpHeaders(session.getContext().getRequestHeaders());
    }

    Optional<LogoutMessage> of(AuthenticatedClientSessionModel ending, ClientModel app) {
        return Optional.ofNullable(getLogoutServiceUrl(keycloak, app, SAML_POST_BINDING, true))
                .filter(url -> !url.isBlank())
                .map(url -> new LogoutMessage(
                        app.getId(), url, Map.of(GeneralConstants.SAML_REQUEST_KEY, encodedRequest(url, ending, app))));
    }

    private String encodedRequest(String url, AuthenticatedClientSessionModel ending, ClientModel app) {
        try {
            LogoutRequestType request = createLogoutRequest(url, ending, app);
            return binding(new SamlClient(app))
                    .postBinding(SAML2Request.convert(request))
                    .encoded();
        } catch (ConfigurationException | ProcessingException | ParsingException | IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private JaxrsSAML2BindingBuilder binding(SamlClient app) {
        JaxrsSAML2BindingBuilder binding = new JaxrsSAML2BindingBuilder(keycloak);
        if (app.requiresRealmSignature()) {
            KeyWrapper key = keycloak.keys().getActiveKey(realmModel, KeyUse.SIG, Algorithm.RS256);
            String name = app.getXmlSigKeyInfoKeyNameTransformer().getKeyName(key.getKid(), key.getCertificate());
            String canonicalization = app.getCanonicalizationMethod();
            if (canonicalization != null) {
                binding.canonicalizationMethod(canonicalization);
            }
            binding.signatureAlgorithm(app.getSignatureAlgorithm())
                    .signWith(
                            name,
                            (PrivateKey) key.getPrivateKey(),
                            (PublicKey) key.getPublicKey(),
                            key.getCertificate())
                    .signDocument();
        }
        return binding;
    }
}
