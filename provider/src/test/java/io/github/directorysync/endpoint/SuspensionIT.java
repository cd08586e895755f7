package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.FakeLogoutEndpoint;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.ServiceProvider;
import io.github.directorysync.whole.SignedIn;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is deactivated in the directory is out at once, and stays out. */
@WithKeycloak
class SuspensionIT {

    private static final String REALM = "suspension";
    private static final String PASSWORD = "correct horse battery staple";

    private final KeycloakServer keycloak;
    private final TestDirectory directory;

    SuspensionIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, REALM);
        directory = TestDirectory.in(keycloak, REALM);
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    @Test
    void all_sessions_end_offline_ones_included_and_no_old_token_works_again() {
        String id = directory.user("leaver@example.com");
        setPassword(id);
        String online = signIn("openid").json().path("refresh_token").asText();
        String offline =
                signIn("openid offline_access").json().path("refresh_token").asText();

        setActive(id, "False");

        assertThat(keycloak.admin()
                        .get("/" + REALM + "/users/" + id + "/sessions")
                        .json())
                .isEmpty();
        assertThat(refresh(online).status()).isEqualTo(400);
        assertThat(refresh(offline).status()).isEqualTo(400);
        setActive(id, "True");
        assertThat(refresh(online).status()).isEqualTo(400);
        assertThat(refresh(offline).json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(signIn("openid").status()).isEqualTo(200);
    }

    @Test
    void a_removed_person_has_no_session_left() {
        String id = directory.user("leaver@example.com");
        setPassword(id);
        String token = signIn("openid").json().path("refresh_token").asText();

        directory.scim().delete("/Users/" + id).ok();

        assertThat(refresh(token).status()).isEqualTo(400);
    }

    @Test
    void an_app_is_told_behind_the_browsers_back_that_the_session_is_over() {
        try (FakeLogoutEndpoint inbox = FakeLogoutEndpoint.open();
                App app = oidcApp(inbox)) {
            String id = directory.user("leaver@example.com");
            setPassword(id);
            signIn(app.clientId(), "openid").ok();

            setActive(id, "False");

            JsonNode token = payload(inbox.next("logout_token"));
            assertThat(token.path("sub").asText()).isEqualTo(id);
            assertThat(token.path("aud").asText()).isEqualTo(app.clientId());
            assertThat(token.path("iss").asText()).isEqualTo(keycloak.url() + "/realms/" + REALM);
            assertThat(token.path("events").has("http://schemas.openid.net/event/backchannel-logout"))
                    .isTrue();
        }
    }

    @Test
    void an_app_is_told_of_the_removed_too() {
        try (FakeLogoutEndpoint inbox = FakeLogoutEndpoint.open();
                App app = oidcApp(inbox)) {
            String id = directory.user("leaver@example.com");
            setPassword(id);
            signIn(app.clientId(), "openid").ok();

            directory.scim().delete("/Users/" + id).ok();

            assertThat(payload(inbox.next("logout_token")).path("sub").asText()).isEqualTo(id);
        }
    }

    @Test
    void an_app_that_does_not_answer_holds_nobody() {
        try (FakeLogoutEndpoint inbox = FakeLogoutEndpoint.hanging();
                App app = oidcApp(inbox)) {
            String id = directory.user("leaver@example.com");
            setPassword(id);
            String token = signIn(app.clientId(), "openid")
                    .ok()
                    .json()
                    .path("refresh_token")
                    .asText();

            setActive(id, "False");

            assertThat(refresh(app.clientId(), token).status()).isEqualTo(400);
            assertThat(inbox.next("logout_token")).isNotEmpty();
        }
    }

    @Test
    void a_saml_app_is_told_behind_the_browsers_back_too() {
        try (FakeLogoutEndpoint inbox = FakeLogoutEndpoint.open();
                App app = samlApp(inbox)) {
            String id = directory.user("leaver@example.com");
            setPassword(id);
            var saml =
                    ServiceProvider.of(keycloak.url() + "/realms/" + REALM, app.clientId(), "http://app.example/acs");
            var browser = new Browser();
            var page = browser.signIn(browser.open(saml.signIn().toString()), "leaver@example.com", PASSWORD);
            SignedIn person = saml.read(page.field("SAMLResponse"));

            setActive(id, "False");

            String request =
                    new String(Base64.getMimeDecoder().decode(inbox.next("SAMLRequest")), StandardCharsets.UTF_8);
            assertThat(request).contains("LogoutRequest", "SignatureValue", person.nameId(), person.session());
        }
    }

    @Test
    void whoever_loses_a_role_is_signed_out_of_that_app_if_the_directory_says_so() {
        try (TestDirectory strict = TestDirectory.in(
                keycloak, REALM, Map.of("apps", List.of("app"), "end-sessions-on-role-change", List.of("true")))) {
            String id = strict.user("leaver@example.com");
            String group = strict.group("Editors", id);
            String client = keycloak.admin()
                    .get("/" + REALM + "/clients?clientId=app")
                    .json()
                    .path(0)
                    .path("id")
                    .asText();
            String roles = "/" + REALM + "/clients/" + client + "/roles";
            Map<String, ?> level = Map.of("directory-sync.level", List.of("10"));
            keycloak.admin().post(roles, Map.of("name", "Editor", "attributes", level));
            JsonNode editor = keycloak.admin().get(roles + "/Editor").ok().json();
            keycloak.admin()
                    .post("/" + REALM + "/groups/" + group + "/role-mappings/clients/" + client, List.of(editor))
                    .ok();
            setPassword(id);
            String online = signIn("openid").ok().json().path("refresh_token").asText();
            String offline = signIn("openid offline_access")
                    .ok()
                    .json()
                    .path("refresh_token")
                    .asText();

            strict.scim().delete("/Groups/" + group).ok();

            assertThat(refresh(online).status()).isEqualTo(400);
            assertThat(refresh(offline).status()).isEqualTo(400);
            assertThat(signIn("openid").status()).isEqualTo(200);
        }
    }

    /** A client of the realm, for as long as a test takes. */
    private record App(KeycloakServer keycloak, String id, String clientId) implements AutoCloseable {
        @Override
        public void close() {
            keycloak.admin().delete("/" + REALM + "/clients/" + id);
        }
    }

    private App oidcApp(FakeLogoutEndpoint inbox) {
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
                Map.of("backchannel.logout.url", inbox.url(), "backchannel.logout.session.required", "true")));
    }

    private App samlApp(FakeLogoutEndpoint inbox) {
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
                        inbox.url(),
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
        String id = keycloak.admin().post("/" + REALM + "/clients", client).createdId();
        return new App(keycloak, id, String.valueOf(client.get("clientId")));
    }

    private static JsonNode payload(String token) {
        try {
            return new ObjectMapper()
                    .readTree(Base64.getUrlDecoder()
                            .decode(token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void setPassword(String id) {
        keycloak.admin()
                .put(
                        "/" + REALM + "/users/" + id + "/reset-password",
                        Map.of("type", "password", "value", PASSWORD, "temporary", false))
                .ok();
    }

    private void setActive(String id, String active) {
        directory
                .scim()
                .patch(
                        "/Users/" + id,
                        Map.of("Operations", List.of(Map.of("op", "Replace", "path", "active", "value", active))))
                .ok();
    }

    private Answer signIn(String scope) {
        return signIn("app", scope);
    }

    private Answer signIn(String app, String scope) {
        return token(
                app,
                Map.of(
                        "grant_type",
                        "password",
                        "username",
                        "leaver@example.com",
                        "password",
                        PASSWORD,
                        "scope",
                        scope));
    }

    private Answer refresh(String token) {
        return refresh("app", token);
    }

    private Answer refresh(String app, String token) {
        return token(app, Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    private Answer token(String app, Map<String, String> parameters) {
        Map<String, String> form = new HashMap<>(parameters);
        form.put("client_id", app);
        Http http = keycloak.http();
        return http.form("/realms/" + REALM + "/protocol/openid-connect/token", form);
    }
}
