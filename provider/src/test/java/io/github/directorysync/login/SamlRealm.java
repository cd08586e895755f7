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
record SamlRealm(KeycloakServer keycloak, String name) implements AutoCloseable {

    static final String PROVIDER = "acme-saml";
    static final String OTHER = "other-saml";
    static final String ELSEWHERE = "https://acme.example/sso";
    static final String PASSWORD = "correct horse battery staple";
    static final String LOCAL = "local@own.example";

    private static final Path DEMO = Path.of("..", "realm-config", "demo-realm.json");
    private static final List<String> OF_THE_DEMO =
            List.of("browserFlow", "directGrantFlow", "resetCredentialsFlow", "authenticationFlows");
    private static final ObjectMapper JSON = new ObjectMapper();

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

    Admin admin() {
        return keycloak.admin();
    }

    /** The admin API of directory sync. */
    Http api() {
        Http http = admin().signedIn();
        return new Http(http.base() + "/admin/realms/" + name + "/directory-sync", http.headers());
    }

    void letIn(String id) {
        letIn(id, PASSWORD);
    }

    void letIn(String id, String password) {
        admin().put(
                        "/" + name + "/users/" + id + "/reset-password",
                        Map.of("type", "password", "value", password, "temporary", false))
                .ok();
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

    void provider(String alias, boolean enabled) {
        String path = "/" + name + "/identity-provider/instances/" + alias;
        ObjectNode provider = (ObjectNode) admin().get(path).ok().json();
        admin().put(path, provider.put("enabled", enabled)).ok();
    }

    /** A flow of steps that all are required. */
    void flow(String alias, String... steps) {
        String flows = "/" + name + "/authentication/flows";
        String executions = flows + "/" + Http.encoded(alias) + "/executions";
        admin().post(flows, Map.of("alias", alias, "providerId", "basic-flow", "topLevel", true, "builtIn", false))
                .ok();
        for (String step : steps) {
            admin().post(executions + "/execution", Map.of("provider", step)).ok();
        }
        for (JsonNode execution : admin().get(executions).ok().json()) {
            admin().put(executions, ((ObjectNode) execution).put("requirement", "REQUIRED"))
                    .ok();
        }
    }

    /** A flow of the realm's own that is like one of Keycloak's. */
    void copy(String flow, String alias) {
        admin().post("/" + name + "/authentication/flows/" + Http.encoded(flow) + "/copy", Map.of("newName", alias))
                .ok();
    }

    String flowId(String alias) {
        for (JsonNode flow :
                admin().get("/" + name + "/authentication/flows").ok().json()) {
            if (flow.path("alias").asText().equals(alias)) {
                return flow.path("id").asText();
            }
        }
        throw new AssertionError("No flow " + alias);
    }

    /** Gives a client flows of its own. */
    void override(String client, Map<String, String> flows) {
        JsonNode found = admin().get("/" + name + "/clients?clientId=" + client)
                .ok()
                .json()
                .path(0);
        admin().put(
                        "/" + name + "/clients/" + found.path("id").asText(),
                        ((ObjectNode) found).set("authenticationFlowBindingOverrides", JSON.valueToTree(flows)))
                .ok();
    }

    /** What is asked of who comes back from an identity provider. */
    void wayBack(String provider, String flow) {
        identityProvider(provider, "postBrokerLoginFlowAlias", flow);
    }

    /** What is asked of who comes back from an identity provider and was never here. */
    void firstTime(String provider, String flow) {
        identityProvider(provider, "firstBrokerLoginFlowAlias", flow);
    }

    private void identityProvider(String provider, String field, String value) {
        String path = "/" + name + "/identity-provider/instances/" + provider;
        ObjectNode settings = (ObjectNode) admin().get(path).ok().json();
        admin().put(path, settings.put(field, value)).ok();
    }

    void withoutMail() {
        admin().put("/" + name, Map.of("smtpServer", Map.of())).ok();
    }

    /** A Keycloak organization whose people come from that identity provider. */
    void organization(String alias, String domain, String provider) {
        admin().put("/" + name, Map.of("organizationsEnabled", true)).ok();
        String id = admin().post(
                        "/" + name + "/organizations",
                        Map.of(
                                "name",
                                alias,
                                "alias",
                                alias,
                                "enabled",
                                true,
                                "domains",
                                List.of(Map.of("name", domain, "verified", true))))
                .createdId();
        admin().post("/" + name + "/organizations/" + id + "/identity-providers", "\"" + provider + "\"")
                .ok();
        String path = "/" + name + "/identity-provider/instances/" + provider;
        ObjectNode settings = (ObjectNode) admin().get(path).ok().json();
        ((ObjectNode) settings.path("config"))
                .put("kc.org.domain", domain)
                .put("kc.org.broker.redirect.mode.email-matches", "true");
        admin().put(path, settings).ok();
    }

    /** The admin API as somebody uses it who may look at the realm and change nothing. */
    Http viewer() {
        admin().post(
                        "/" + name + "/users",
                        Map.of(
                                "username",
                                "viewer",
                                "email",
                                "viewer@own.example",
                                "firstName",
                                "Given",
                                "lastName",
                                "Family",
                                "enabled",
                                true,
                                "credentials",
                                List.of(Map.of("type", "password", "value", PASSWORD))))
                .ok();
        String user = admin().get("/" + name + "/users?username=viewer&exact=true")
                .json()
                .at("/0/id")
                .asText();
        String client = admin().get("/" + name + "/clients?clientId=realm-management")
                .json()
                .at("/0/id")
                .asText();
        JsonNode role = admin().get("/" + name + "/clients/" + client + "/roles/view-realm")
                .ok()
                .json();
        admin().post("/" + name + "/users/" + user + "/role-mappings/clients/" + client, List.of(role))
                .ok();
        String token = keycloak.http()
                .form(
                        "/realms/" + name + "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                "viewer",
                                "password",
                                PASSWORD))
                .ok()
                .json()
                .path("access_token")
                .asText();
        return Http.at(api().base()).bearer(token);
    }

    /** To which names the identity provider's assertions lead. */
    List<String> links(String user) {
        return admin().get("/" + name + "/users/" + user + "/federated-identity")
                .ok()
                .json()
                .findValuesAsText("userId");
    }

    void unlink(String user, String provider) {
        admin().delete("/" + name + "/users/" + user + "/federated-identity/" + provider);
    }

    void link(String user, String provider, String nameId) {
        String path = "/" + name + "/users/" + user + "/federated-identity/" + provider;
        unlink(user, provider);
        admin().post(path, Map.of("identityProvider", provider, "userId", nameId, "userName", "somebody"))
                .ok();
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
}
