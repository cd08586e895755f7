package io.github.directorysync.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A realm with an app, {@code portal}: Admin 40, Manager 30, Viewer 20, Reader 10, Unranked and Boss, who
 * administers Keycloak; Lead contains Manager and is a role of the realm.
 */
record RoleRealm(KeycloakServer keycloak, String name, String app) {

    static final String CLIENT = "portal";
    static final String PASSWORD = "correct horse battery staple";

    /** A fresh one: what was there of that name is gone. */
    static RoleRealm in(KeycloakServer keycloak, String name) {
        Admin admin = keycloak.admin();
        admin.delete("/" + name);
        admin.makeRealm(Map.of(
                        "realm",
                        name,
                        "enabled",
                        true,
                        "attributes",
                        Map.of("directory-sync.enabled", "true"),
                        "clients",
                        List.of(PortalApp.client(), Map.of("clientId", "no-app")),
                        "roles",
                        Map.of("realm", List.of(PortalApp.lead()), "client", Map.of(CLIENT, PortalApp.roles()))))
                .ok();
        String app = admin.get("/" + name + "/clients?clientId=" + CLIENT)
                .json()
                .at("/0/id")
                .asText();
        return new RoleRealm(keycloak, name, app);
    }

    Answer get(String path) {
        return keycloak.admin().get("/" + name + "/directory-sync" + path);
    }

    Answer put(String path, Object body) {
        return keycloak.admin().put("/" + name + "/directory-sync" + path, body);
    }

    Answer post(String path, Object body) {
        return keycloak.admin().post("/" + name + "/directory-sync" + path, body);
    }

    Answer delete(String path) {
        return keycloak.admin().delete("/" + name + "/directory-sync" + path);
    }

    /** Sets the whole ladder: {@code "Admin=40"}. */
    void ladder(String defaultRole, String... rungs) {
        put("/apps/" + app, Map.of("roles", rungs(rungs), "defaultRole", defaultRole))
                .ok();
    }

    static List<Map<String, Object>> rungs(String... rungs) {
        return Stream.of(rungs).map(RoleRealm::rung).toList();
    }

    private static Map<String, Object> rung(String rung) {
        int sign = rung.indexOf('=');
        return Map.of("name", rung.substring(0, sign), "level", Integer.valueOf(rung.substring(sign + 1)));
    }

    String id(String kind, String search) {
        return keycloak.admin()
                .get("/" + name + "/" + kind + "?exact=true&" + search)
                .json()
                .at("/0/id")
                .asText();
    }

    /** Keycloak's own role mapping, of a role of the app or of the realm. */
    void grant(String to, String role) {
        Admin admin = keycloak.admin();
        boolean ofRealm = role.equals("Lead");
        String roles = ofRealm ? "/roles/" : "/clients/" + app + "/roles/";
        JsonNode found = admin.get("/" + name + roles + role).ok().json();
        admin.post("/" + name + "/" + to + "/role-mappings/" + (ofRealm ? "realm" : "clients/" + app), List.of(found))
                .ok();
    }

    /** The role in the token of somebody who signs in now; empty if there is none. */
    String roleAtSignIn(String user, String userName) {
        keycloak.admin()
                .put(
                        "/" + name + "/users/" + user + "/reset-password",
                        Map.of("type", "password", "value", PASSWORD, "temporary", false))
                .ok();
        String token = token("portal", userName);
        String payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        String json = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
        try {
            return new ObjectMapper().readTree(json).path("role").asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    /** Somebody of this realm who may do only this in it. */
    Http administrator(String userName, String... roles) {
        Admin admin = keycloak.admin();
        String user = admin.post(
                        "/" + name + "/users",
                        Map.of(
                                "username",
                                userName,
                                "enabled",
                                true,
                                "email",
                                userName + "@example.com",
                                "firstName",
                                "A",
                                "lastName",
                                "B",
                                "credentials",
                                List.of(Map.of("type", "password", "value", PASSWORD))))
                .createdId();
        String management = admin.get("/" + name + "/clients?clientId=realm-management")
                .json()
                .at("/0/id")
                .asText();
        for (String role : roles) {
            JsonNode found = admin.get("/" + name + "/clients/" + management + "/roles/" + role)
                    .ok()
                    .json();
            admin.post("/" + name + "/users/" + user + "/role-mappings/clients/" + management, List.of(found))
                    .ok();
        }
        return Http.at(keycloak.url() + "/admin/realms/" + name + "/directory-sync")
                .bearer(token("admin-cli", userName));
    }

    private String token(String client, String userName) {
        return keycloak.http()
                .form(
                        "/realms/" + name + "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type", "password",
                                "client_id", client,
                                "username", userName,
                                "password", PASSWORD))
                .ok()
                .json()
                .path("access_token")
                .asText();
    }
}
