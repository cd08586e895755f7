package io.github.directorysync.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.ServiceProvider;
import io.github.directorysync.whole.TestDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A vendor's realm, imported under a name of the test's own: its apps and their roles. */
final class Vendor {

    static final String PASSWORD = "correct horse battery staple";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeycloakServer keycloak;
    private final String realm;

    private Vendor(KeycloakServer keycloak, String realm) {
        this.keycloak = keycloak;
        this.realm = realm;
    }

    static Vendor open(KeycloakServer keycloak, String realm) {
        keycloak.admin().makeRealm(realm(realm)).ok();
        return new Vendor(keycloak, realm);
    }

    /** A customer whose groups have been pushed, and were then mapped to roles by the vendor. */
    PushingCustomer customer() {
        return customer(Map.of());
    }

    /** The same, with settings of its directory. */
    PushingCustomer customer(Map<String, List<String>> settings) {
        var customer = new PushingCustomer(TestDirectory.in(keycloak, realm, settings));
        map(customer.group("Sales Department"), "trust-center", "Viewer");
        map(customer.group("Account Managers"), "trust-center", "Account Manager");
        map(customer.group("Contractors"), "trust-center", "Knowledge Base Viewer");
        map(customer.group("Strangers"), "trust-center", "Auditor");
        map(customer.group("Mistaken"), "trust-center", "Typo");
        map(customer.group("Resellers"), "sales-bundle");
        map(customer.group("Bosses"), "boss");
        return customer;
    }

    void map(String groupId, String app, String role) {
        post("/groups/" + groupId + "/role-mappings/clients/" + client(app), List.of(role(app, role)))
                .ok();
    }

    private void map(String groupId, String realmRole) {
        JsonNode role = get("/roles/" + realmRole).json();
        post("/groups/" + groupId + "/role-mappings/realm", List.of(role)).ok();
    }

    String groupId(String path) {
        return get("/group-by-path/" + path).json().path("id").asText();
    }

    /** The same password for everybody, though at this vendor nobody usually has one. */
    void letIn(String person) {
        keycloak.admin()
                .put(
                        "/" + realm + "/users/" + userId(person) + "/reset-password",
                        Map.of("type", "password", "value", PASSWORD, "temporary", false))
                .ok();
    }

    ServiceProvider samlApp(String clientId) {
        return ServiceProvider.of(url(), clientId, "http://app.example/acs");
    }

    /** The role selector: somebody is given a role of an app by hand. */
    void choose(String person, String app, String role) {
        keycloak.admin().post(selector(person, app), List.of(role(app, role))).ok();
    }

    void unchoose(String person, String app, String role) {
        keycloak.admin().delete(selector(person, app), List.of(role(app, role))).ok();
    }

    /** What a client that knows the password gets for it. */
    Answer token(String client, String person) {
        return token(Map.of("client_id", client), person);
    }

    Answer token(Map<String, String> client, String person) {
        letIn(person);
        var fields = new HashMap<>(client);
        fields.put("grant_type", "password");
        fields.put("scope", "openid");
        fields.put("username", person);
        fields.put("password", PASSWORD);
        return http().form("/protocol/openid-connect/token", fields);
    }

    static JsonNode claims(String token) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String client(String clientId) {
        return get("/clients?clientId=" + clientId).json().at("/0/id").asText();
    }

    /** From the admin API of the realm. */
    Answer get(String path) {
        return keycloak.admin().get("/" + realm + path).ok();
    }

    /** To the admin API of the realm; what it answers is the caller's to judge. */
    Answer post(String path, Object body) {
        return keycloak.admin().post("/" + realm + path, body);
    }

    Http http() {
        return Http.at(url());
    }

    String url() {
        return keycloak.url() + "/realms/" + realm;
    }

    String name() {
        return realm;
    }

    String userId(String person) {
        return get("/users?exact=true&username=" + Http.encoded(person))
                .json()
                .at("/0/id")
                .asText();
    }

    private String selector(String person, String app) {
        return "/" + realm + "/users/" + userId(person) + "/role-mappings/clients/" + client(app);
    }

    private JsonNode role(String app, String role) {
        return get("/clients/" + client(app) + "/roles/" + Http.encoded(role)).json();
    }

    private static ObjectNode realm(String name) {
        try (InputStream file = Objects.requireNonNull(Vendor.class.getResourceAsStream("trust-center.json"))) {
            return ((ObjectNode) JSON.readTree(file)).put("realm", name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
