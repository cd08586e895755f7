package io.github.directorysync.whole;

import com.onelogin.saml2.authn.AuthnRequest;
import com.onelogin.saml2.authn.SamlResponse;
import com.onelogin.saml2.logout.LogoutRequest;
import com.onelogin.saml2.logout.LogoutRequestParams;
import com.onelogin.saml2.settings.IdPMetadataParser;
import com.onelogin.saml2.settings.Saml2Settings;
import com.onelogin.saml2.settings.SettingsBuilder;
import com.onelogin.saml2.util.Constants;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The app's side of SAML, by a library that is not Keycloak's: what it accepts, others accept too. It trusts the
 * certificate that the realm publishes, and nothing unsigned.
 */
public final class ServiceProvider {

    private final Saml2Settings settings;

    private ServiceProvider(Saml2Settings settings) {
        this.settings = settings;
    }

    /** The sample app of realm {@code demo}. */
    public static ServiceProvider trustCenter(TestEnvironment environment) {
        String app = environment.appUrl();
        return of(environment.keycloakUrl() + "/realms/demo", app + "/saml/metadata", app + "/saml/acs");
    }

    /** An app that knows where its realm is, and that the realm knows by these two. */
    public static ServiceProvider of(String realm, String entityId, String assertionConsumerService) {
        Map<String, Object> values = new TreeMap<>(Map.of(
                SettingsBuilder.SP_ENTITYID_PROPERTY_KEY,
                entityId,
                SettingsBuilder.SP_ASSERTION_CONSUMER_SERVICE_URL_PROPERTY_KEY,
                assertionConsumerService,
                SettingsBuilder.SP_NAMEIDFORMAT_PROPERTY_KEY,
                Constants.NAMEID_EMAIL_ADDRESS,
                SettingsBuilder.STRICT_PROPERTY_KEY,
                true,
                SettingsBuilder.SECURITY_WANT_MESSAGES_SIGNED,
                true,
                SettingsBuilder.SECURITY_WANT_ASSERTIONS_SIGNED,
                true,
                SettingsBuilder.SECURITY_REQUESTED_AUTHNCONTEXT,
                ""));
        values.putAll(metadata(realm + "/protocol/saml/descriptor"));
        return new ServiceProvider(new SettingsBuilder().fromValues(values).build());
    }

    /** Where the browser goes to sign in. */
    public URI signIn() {
        try {
            return redirect(
                    settings.getIdpSingleSignOnServiceUrl(), new AuthnRequest(settings).getEncodedAuthnRequest());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the browser goes to sign out, here and at Keycloak. */
    public URI signOut(SignedIn person) {
        try {
            var request = new LogoutRequest(
                    settings,
                    new LogoutRequestParams(person.session(), person.nameId(), Constants.NAMEID_EMAIL_ADDRESS));
            return redirect(settings.getIdpSingleLogoutServiceUrl(), request.getEncodedLogoutRequest());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Checks what the browser brought back, in base64 as it came; an error says what is wrong with it. */
    public SignedIn read(String samlResponse) {
        try {
            SamlResponse response = new SamlResponse(
                    settings, settings.getSpAssertionConsumerServiceUrl().toString(), samlResponse);
            if (!response.isValid()) {
                throw new IllegalArgumentException("The SAML response was refused: " + response.getError());
            }
            Map<String, List<String>> attributes = response.getAttributes();
            return new SignedIn(response.getNameId(), response.getSessionIndex(), attributes);
        } catch (IllegalArgumentException refused) {
            throw refused;
        } catch (Exception e) {
            // The library declares Exception itself.
            throw new IllegalArgumentException("The SAML response cannot be read: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> metadata(String url) {
        try {
            return IdPMetadataParser.parseRemoteXML(URI.create(url).toURL());
        } catch (Exception e) {
            // The library declares Exception itself.
            throw new IllegalStateException("No SAML metadata at " + url, e);
        }
    }

    private static URI redirect(URL address, String request) {
        return URI.create(address + "?SAMLRequest=" + Http.encoded(request));
    }
}
