package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What the vendor's administrators do to groups, roles and permissions of a realm beside its directories. */
record VendorRealm(KeycloakServer keycloak, String name) {

    private static final String PASSWORD = "correct horse battery staple";

    static VendorRealm in(KeycloakServer keycloak, String name) {
        keycloak.admin().delete("/" + name);
        FixtureRealm.in(keycloak, name);
        return new VendorRealm(keycloak, name);
    }

    Admin admin() {
        return keycloak.admin();
    }

    String path(String below) {
        return "/" + name + below;
    }

    String group(String named) {
        return admin().post(path("/groups"), Map.of("name", named)).createdId();
    }

    String group(String named, String above) {
        return admin().post(path("/groups/" + above + "/children"), Map.of("name", named))
                .createdId();
    }

    JsonNode read(String group) {
        return admin().get(path("/groups/" + group)).json();
    }

    boolean isThere(String group) {
        return admin().get(path("/groups/" + group)).status() == 200;
    }

    String parentOf(String group) {
        return read(group).path("parentId").asText();
    }

    void move(String group, String to) {
        admin().post(
                        path("/groups/" + to + "/children"),
                        Map.of("id", group, "name", read(group).path("name").asText()))
                .ok();
    }

    void rename(String group, String named) {
        admin().put(path("/groups/" + group), Map.of("name", named)).ok();
    }

    void join(String user, String group) {
        admin().put(path("/users/" + user + "/groups/" + group), Map.of()).ok();
    }

    TreeSet<String> members(String group) {
        return new TreeSet<>(
                admin().get(path("/groups/" + group + "/members")).ok().json().findValuesAsText("id"));
    }

    String user(String userName) {
        return admin().post(path("/users"), Map.of("username", userName, "enabled", true))
                .createdId();
    }

    /** The realm's roles that somebody has, in whatever way. */
    List<String> roles(String user) {
        return admin().get(path("/users/" + user + "/role-mappings/realm/composite"))
                .ok()
                .json()
                .findValuesAsText("name");
    }

    /** Whoever has it administers the realm's users. */
    JsonNode adminRole() {
        return admin().get(path("/clients/" + client("realm-management") + "/roles/manage-users"))
                .ok()
                .json();
    }

    void mapAdminRole(String group) {
        String client = client("realm-management");
        admin().post(path("/groups/" + group + "/role-mappings/clients/" + client), List.of(adminRole()))
                .ok();
    }

    JsonNode role(String named) {
        admin().post(path("/roles"), Map.of("name", named)).ok();
        return admin().get(path("/roles/" + named)).ok().json();
    }

    void map(String group, JsonNode role) {
        admin().post(path("/groups/" + group + "/role-mappings/realm"), List.of(role))
                .ok();
    }

    void unmap(String group, JsonNode role) {
        admin().delete(path("/groups/" + group + "/role-mappings/realm"), List.of(role))
                .ok();
    }

    void letContain(JsonNode role, JsonNode contained) {
        admin().post(path("/roles/" + role.path("name").asText() + "/composites"), List.of(contained))
                .ok();
    }

    /** A permission to manage all users for whom a new policy of that type names: fine-grained admin permissions. */
    void letManageUsers(String type, Map<String, ?> named) {
        admin().put(path(""), Map.of("realm", name, "adminPermissionsEnabled", true))
                .ok();
        String server = path("/clients/" + client("admin-permissions") + "/authz/resource-server");
        Map<String, Object> policy = new HashMap<>(named);
        policy.put("name", "who by " + type);
        String id = admin().post(server + "/policy/" + type, policy)
                .ok()
                .json()
                .path("id")
                .asText();
        admin().post(
                        server + "/permission/scope",
                        Map.of(
                                "name",
                                "manage users by " + type,
                                "resourceType",
                                "Users",
                                "scopes",
                                List.of("view", "manage"),
                                "policies",
                                List.of(id)))
                .ok();
    }

    /** The same for whoever has the role. */
    void letManageUsersBy(JsonNode role) {
        letManageUsers(
                "role", Map.of("roles", List.of(Map.of("id", role.path("id").asText(), "required", false))));
    }

    /** Whether that person's own token opens Keycloak's admin API for another person's account. */
    boolean administers(String user, String other) {
        return keycloak.http()
                        .bearer(token(user))
                        .put("/admin/realms" + path("/users/" + other), Map.of("firstName", "Changed"))
                        .status()
                == 204;
    }

    private String token(String user) {
        admin().put(
                        path("/users/" + user + "/reset-password"),
                        Map.of("type", "password", "value", PASSWORD, "temporary", false))
                .ok();
        return signIn(
                        admin().get(path("/users/" + user))
                                .json()
                                .path("username")
                                .asText(),
                        PASSWORD)
                .ok()
                .json()
                .path("access_token")
                .asText();
    }

    Answer signIn(String userName, String password) {
        return keycloak.http()
                .form(
                        "/realms/" + name + "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "app",
                                "username",
                                userName,
                                "password",
                                password));
    }

    String client(String clientId) {
        return admin().get(path("/clients?clientId=" + clientId))
                .json()
                .at("/0/id")
                .asText();
    }
}
