package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.util.List;
import java.util.Map;

/** A realm with directory sync on and an app whose ladder a fixture describes. */
record FixtureRealm(KeycloakServer keycloak, String name) {

    private static final String APP = "app";
    private static final String PASSWORD = "correct horse battery staple";

    static void in(KeycloakServer keycloak, String name) {
        if (keycloak.admin().get("/" + name).status() == 200) {
            return;
        }
        keycloak.admin()
                .makeRealm(Map.of(
                        "realm",
                        name,
                        "enabled",
                        true,
                        "attributes",
                        Map.of("directory-sync.enabled", "true"),
                        "clients",
                        List.of(Map.of(
                                "clientId",
                                APP,
                                "publicClient",
                                true,
                                "directAccessGrantsEnabled",
                                true,
                                "protocolMappers",
                                List.of(Map.of(
                                        "name",
                                        "role",
                                        "protocol",
                                        "openid-connect",
                                        "protocolMapper",
                                        "oidc-resolved-app-role-mapper",
                                        "config",
                                        Map.of("claim.name", "role", "access.token.claim", "true")))))))
                .ok();
        keycloak.admin()
                .post(
                        "/" + name + "/client-scopes",
                        Map.of(
                                "name",
                                "scim",
                                "protocol",
                                "openid-connect",
                                "attributes",
                                Map.of("include.in.token.scope", "true")))
                .ok();
    }

    static void makeAdministrator(KeycloakServer keycloak, String realm, String user) {
        Admin admin = keycloak.admin();
        String client = admin.get("/" + realm + "/clients?clientId=realm-management")
                .json()
                .path(0)
                .path("id")
                .asText();
        JsonNode role = admin.get("/" + realm + "/clients/" + client + "/roles/manage-users")
                .json();
        admin.post("/" + realm + "/users/" + user + "/role-mappings/clients/" + client, List.of(role))
                .ok();
    }

    /** Sets an attribute of the realm, and keeps the others. */
    void setAttribute(String attribute, String value) {
        ObjectNode attributes =
                keycloak.admin().get("/" + name).ok().json().path("attributes").deepCopy();
        attributes.put(attribute, value);
        keycloak.admin().put("/" + name, Map.of("attributes", attributes)).ok();
    }

    /** Makes the ladder, the default, the group mappings and the override that a fixture describes. */
    void map(JsonNode scenario, Map<String, String> placeholders) {
        Admin admin = keycloak.admin();
        JsonNode app = admin.get("/" + name + "/clients?clientId=" + APP).json().path(0);
        String client = "/" + name + "/clients/" + app.path("id").asText();
        int level = 0;
        for (JsonNode role : scenario.path("ranking")) {
            level += 10;
            admin.post(
                    client + "/roles",
                    Map.of(
                            "name",
                            role.asText(),
                            "attributes",
                            Map.of("directory-sync.level", List.of(String.valueOf(level)))));
        }
        admin.put(
                        client,
                        Map.of(
                                "clientId",
                                APP,
                                "attributes",
                                Map.of(
                                        "directory-sync.default-role",
                                        scenario.path("defaultRole").asText())))
                .ok();
        scenario.path("groupRoles")
                .properties()
                .forEach(mapping -> grant(
                        "groups/" + placeholders.get("groups." + mapping.getKey()),
                        app,
                        mapping.getValue().asText()));
        if (scenario.hasNonNull("override")) {
            grant(
                    "users/" + placeholders.get("users.alice"),
                    app,
                    scenario.path("override").asText());
        }
    }

    private void grant(String to, JsonNode app, String roleName) {
        Admin admin = keycloak.admin();
        String client = app.path("id").asText();
        JsonNode role = admin.get("/" + name + "/clients/" + client + "/roles/" + roleName)
                .ok()
                .json();
        admin.post("/" + name + "/" + to + "/role-mappings/clients/" + client, List.of(role))
                .ok();
    }

    /** The role in the token of somebody who signs in now, or {@code refused}. */
    String roleAtSignIn(String userName) {
        Admin admin = keycloak.admin();
        String id = admin.get("/" + name + "/users?exact=true&username=" + Http.encoded(userName))
                .json()
                .path(0)
                .path("id")
                .asText();
        admin.put(
                        "/" + name + "/users/" + id + "/reset-password",
                        Map.of("type", "password", "value", PASSWORD, "temporary", false))
                .ok();
        Answer answer = keycloak.http()
                .form(
                        "/realms/" + name + "/protocol/openid-connect/token",
                        Map.of("grant_type", "password", "client_id", APP, "username", userName, "password", PASSWORD));
        return answer.status() == 200
                ? Claims.of(answer.json().path("access_token").asText())
                        .path("role")
                        .asText()
                : "refused";
    }
}
