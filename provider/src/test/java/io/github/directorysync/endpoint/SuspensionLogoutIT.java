package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.FakeLogoutEndpoint;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.ServiceProvider;
import io.github.directorysync.whole.SignedIn;
import io.github.directorysync.whole.WithKeycloak;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Apps get a back-channel logout of whoever is deactivated or deleted. */
@WithKeycloak
class SuspensionLogoutIT extends SuspensionScenario {

    SuspensionLogoutIT(KeycloakServer keycloak) {
        super(keycloak, "suspension-logout");
    }

    @Test
    void an_app_gets_a_logout_token_of_a_deactivated_user() {
        try (FakeLogoutEndpoint logouts = FakeLogoutEndpoint.open();
                App told = oidcApp(logouts)) {
            String id = leaver(directory);
            told.tokens().signIn(LEAVER, "openid").ok();

            setActive(id, "False");

            JsonNode token = Claims.of(logouts.next("logout_token"));
            assertThat(token.path("sub").asText()).isEqualTo(id);
            assertThat(token.path("aud").asText()).isEqualTo(told.clientId());
            assertThat(token.path("iss").asText()).isEqualTo(keycloak.url() + "/realms/" + realm);
            assertThat(token.path("events").has("http://schemas.openid.net/event/backchannel-logout"))
                    .isTrue();
        }
    }

    @Test
    void an_app_gets_a_logout_token_of_a_deleted_user() {
        try (FakeLogoutEndpoint logouts = FakeLogoutEndpoint.open();
                App told = oidcApp(logouts)) {
            String id = leaver(directory);
            told.tokens().signIn(LEAVER, "openid").ok();

            directory.scim().delete("/Users/" + id).ok();

            assertThat(Claims.of(logouts.next("logout_token")).path("sub").asText())
                    .isEqualTo(id);
        }
    }

    @Test
    void an_app_that_does_not_answer_does_not_keep_the_session_alive() {
        try (FakeLogoutEndpoint logouts = FakeLogoutEndpoint.hanging();
                App told = oidcApp(logouts)) {
            String id = leaver(directory);
            String token = told.tokens().refreshToken(LEAVER);

            setActive(id, "False");

            assertThat(told.tokens().refresh(token).status()).isEqualTo(400);
            assertThat(logouts.next("logout_token")).isNotEmpty();
        }
    }

    @Test
    void a_saml_app_gets_a_signed_logout_request() {
        try (FakeLogoutEndpoint logouts = FakeLogoutEndpoint.open();
                App told = samlApp(logouts)) {
            String id = leaver(directory);
            var saml =
                    ServiceProvider.of(keycloak.url() + "/realms/" + realm, told.clientId(), "http://app.example/acs");
            var browser = new Browser();
            var page = browser.signIn(browser.open(saml.signIn().toString()), LEAVER, AppTokens.PASSWORD);
            SignedIn person = saml.read(page.field("SAMLResponse"));

            setActive(id, "False");

            String request =
                    new String(Base64.getMimeDecoder().decode(logouts.next("SAMLRequest")), StandardCharsets.UTF_8);
            assertThat(request).contains("LogoutRequest", "SignatureValue", person.nameId(), person.session());
        }
    }

    /** A client of the realm, which is deleted at the end of a test. */
    private record App(AppTokens tokens, String id) implements AutoCloseable {
        @Override
        public void close() {
            tokens.keycloak().admin().delete("/" + tokens.realm() + "/clients/" + id);
        }

        String clientId() {
            return tokens.clientId();
        }
    }

    private App oidcApp(FakeLogoutEndpoint logouts) {
        return app(Map.of(
                "clientId",
                "told",
                "publicClient",
                true,
                "directAccessGrantsEnabled",
                true,
                "frontchannelLogout",
                false,
                "attributes",
                Map.of("backchannel.logout.url", logouts.url(), "backchannel.logout.session.required", "true")));
    }

    private App samlApp(FakeLogoutEndpoint logouts) {
        return app(Map.of(
                "clientId",
                "told-saml",
                "protocol",
                "saml",
                "frontchannelLogout",
                false,
                "redirectUris",
                List.of("http://app.example/acs"),
                "defaultClientScopes",
                List.of(),
                "attributes",
                Map.of(
                        "saml_single_logout_service_url_post",
                        logouts.url(),
                        "saml.client.signature",
                        "false",
                        "saml.assertion.signature",
                        "true",
                        "saml.server.signature",
                        "true",
                        "saml_name_id_format",
                        "username",
                        "saml_force_name_id_format",
                        "true")));
    }

    private App app(Map<String, ?> client) {
        String id = keycloak.admin().post("/" + realm + "/clients", client).createdId();
        return new App(new AppTokens(keycloak, realm, String.valueOf(client.get("clientId"))), id);
    }
}
