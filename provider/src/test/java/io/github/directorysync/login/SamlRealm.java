package io.github.directorysync.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A realm with the flows of the demo realm, a SAML identity provider somewhere else, and an app that takes people by
 * their browser and by their password.
 */
record SamlRealm(KeycloakServer keycloak, String name) implements RealmFlows, RealmPeople, AutoCloseable {

    static final String PROVIDER = "acme-saml";
    static final String OTHER = "other-saml";
    static final String ELSEWHERE = "https://acme.example/sso";
    static final String PASSWORD = "correct horse battery staple";
    static final String LOCAL = "local@own.example";
    private static final Path DEMO = Path.of("..", "realm-config", "demo-realm.json");
    private static final List<String> OF_THE_DEMO =
            List.of("browserFlow", "directGrantFlow", "resetCredentialsFlow", "authenticationFlows");
    static final ObjectMapper JSON = new ObjectMapper();

    static SamlRealm in(KeycloakServer keycloak, String name, int mailPort) {
        ObjectNode realm = realm(name, mailPort);
        try {
            JsonNode demo = JSON.readTree(Files.readString(DEMO));
            OF_THE_DEMO.forEach(field -> realm.set(field, demo.path(field)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return make(keycloak, name, realm);
    }

    /** The same with the flows that Keycloak gives to every realm. */
    static SamlRealm fresh(KeycloakServer keycloak, String name, int mailPort) {
        return make(keycloak, name, realm(name, mailPort));
    }

    private static SamlRealm make(KeycloakServer keycloak, String name, ObjectNode realm) {
        keycloak.admin()
                .makeRealm(JSON.convertValue(
                        realm, new com.fasterxml.jackson.core.type.TypeReference<Map<String, Object>>() {}))
                .ok();
        return new SamlRealm(keycloak, name);
    }

    private static ObjectNode realm(String name, int mailPort) {
        return JSON.valueToTree(Map.of(
                "realm",
                name,
                "enabled",
                true,
                "resetPasswordAllowed",
                true,
                "attributes",
                Map.of("directory-sync.enabled", "true"),
                "smtpServer",
                Map.of("host", "localhost", "port", Integer.toString(mailPort), "from", "realm@example.com"),
                "clients",
                List.of(Map.of(
                        "clientId",
                        "app",
                        "publicClient",
                        true,
                        "directAccessGrantsEnabled",
                        true,
                        "redirectUris",
                        List.of("http://app.example/*"))),
                "identityProviders",
                List.of(
                        Map.of(
                                "alias",
                                PROVIDER,
                                "providerId",
                                "saml",
                                "config",
                                Map.of("singleSignOnServiceUrl", ELSEWHERE, "loginHint", "true")),
                        Map.of(
                                "alias",
                                OTHER,
                                "providerId",
                                "saml",
                                "config",
                                Map.of("singleSignOnServiceUrl", ELSEWHERE)),
                        Map.of("alias", "social", "providerId", "oidc", "config", Map.of())),
                "users",
                List.of(Map.of(
                        "username",
                        LOCAL,
                        "email",
                        LOCAL,
                        "firstName",
                        "Given",
                        "lastName",
                        "Family",
                        "enabled",
                        true,
                        "credentials",
                        List.of(Map.of("type", "password", "value", PASSWORD))))));
    }

    /** The admin API of directory sync. */
    @Override
    public Http api() {
        Http http = admin().signedIn();
        return new Http(http.base() + "/admin/realms/" + name + "/directory-sync", http.headers());
    }

    Answer grant(String user, String password) {
        return keycloak.http()
                .form(
                        "/realms/" + name + "/protocol/openid-connect/token",
                        Map.of("grant_type", "password", "client_id", "app", "username", user, "password", password));
    }

    Browser.Page signIn(Browser browser) {
        return browser.open(signInUrl());
    }

    String signInUrl() {
        return keycloak.url() + "/realms/" + name + "/protocol/openid-connect/auth?response_type=code"
                + "&client_id=app&scope=openid&redirect_uri=" + Http.encoded("http://app.example/callback");
    }

    /** What somebody reads who says that they have forgotten their password. */
    String forgotten(String user) {
        Browser browser = new Browser();
        signIn(browser);
        Browser.Page page =
                browser.open(keycloak.url() + "/realms/" + name + "/login-actions/reset-credentials?client_id=app");
        return browser.submit(page, Map.of("username", user)).text().replace(user, "");
    }

    /**
     * Says who it is, asks for a new password, as each of three, and goes back: Keycloak asks once more who it is. Where
     * the other then comes to by their password.
     */
    List<String> overForgottenPassword(String first, String other, String password) {
        return List.of(first, other, "nobody@own.example").stream()
                .map(asked -> {
                    Browser browser = new Browser();
                    Browser.Page named = browser.identify(signIn(browser), first);
                    Browser.Page reset = browser.follow(named, "Forgot Password?");
                    browser.submit(reset, Map.of("username", asked));
                    Browser.Page page = browser.follow(reset, "Back to Login");
                    // One page or two.
                    for (int i = 0; i < 2 && page.html().selectFirst("form") != null; i++) {
                        page = browser.submit(page, Map.of("username", other, "password", password));
                    }
                    return page.address().toString();
                })
                .toList();
    }

    Elsewhere elsewhere(String provider) {
        return new Elsewhere(keycloak.url() + "/realms/" + name, provider);
    }

    static Map<String, List<String>> enforced(Map<String, List<String>> more) {
        var settings = new HashMap<String, List<String>>(
                Map.of("identity-provider", List.of(PROVIDER), "enforce-saml", List.of("true")));
        settings.putAll(more);
        return settings;
    }

    @Override
    public void close() {
        keycloak.admin().delete("/" + name);
    }

    @Override
    public Admin admin() {
        return keycloak.admin();
    }
}
