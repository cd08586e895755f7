package io.github.directorysync.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A realm with one directory and an app, {@code shop}, whose ladder is Owner 30, Editor 20, Reader 10.
 *
 * @param made the node on which it was made; what it does it does there
 * @param app the id of the app's client
 */
record ClusterRealm(KeycloakServer made, String name, String app, TestDirectory directory) {

    private static final String PASSWORD = "correct horse battery staple";
    private static final Pattern DOT = Pattern.compile("\\.");

    static ClusterRealm on(KeycloakServer node, String name) {
        return on(node, name, Map.of());
    }

    static ClusterRealm on(KeycloakServer node, String name, Map<String, List<String>> settings) {
        node.admin().delete("/" + name);
        node.admin()
                .makeRealm(Map.of(
                        "realm",
                        name,
                        "enabled",
                        true,
                        "accessTokenLifespan",
                        1200,
                        "adminEventsEnabled",
                        true,
                        "attributes",
                        Map.of("directory-sync.enabled", "true"),
                        "clients",
                        List.of(client()),
                        "roles",
                        Map.of(
                                "client",
                                Map.of("shop", List.of(role("Owner", 30), role("Editor", 20), role("Reader", 10))))))
                .ok();
        String app = node.admin()
                .get("/" + name + "/clients?clientId=shop")
                .json()
                .at("/0/id")
                .asText();
        Map<String, List<String>> all = new HashMap<>(settings);
        all.putIfAbsent("apps", List.of("shop"));
        return new ClusterRealm(node, name, app, TestDirectory.in(node, name, all));
    }

    private static Map<String, ?> client() {
        return Map.of(
                "clientId",
                "shop",
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
                        Map.of("claim.name", "role", "access.token.claim", "true"))));
    }

    private static Map<String, ?> role(String name, int level) {
        return Map.of("name", name, "attributes", Map.of("directory-sync.level", List.of(Integer.toString(level))));
    }

    /** The directory as a client sees it that talks to this node. */
    TestDirectory at(KeycloakServer node) {
        return new TestDirectory(node, name, directory.id(), directory.alias(), directory.token());
    }

    /** The admin API of the directory at this node. */
    Http api(KeycloakServer node) {
        Http signedIn = node.admin().signedIn();
        return new Http(signedIn.base() + "/admin/realms" + directory.adminPath(), signedIn.headers());
    }

    /** Maps a group of Keycloak to a role of the app. */
    void map(String group, String role) {
        JsonNode found = made.admin()
                .get("/" + name + "/clients/" + app + "/roles/" + role)
                .ok()
                .json();
        made.admin()
                .post("/" + name + "/groups/" + group + "/role-mappings/clients/" + app, List.of(found))
                .ok();
    }

    void setPassword(String user) {
        made.admin()
                .put(
                        "/" + name + "/users/" + user + "/reset-password",
                        Map.of("type", "password", "value", PASSWORD, "temporary", false))
                .ok();
    }

    /** The role in the token of somebody who signs in at this node now; {@code refused} if they get no token. */
    String roleAt(KeycloakServer node, String userName) {
        Answer answer = node.http()
                .form(
                        "/realms/" + name + "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "shop",
                                "username",
                                userName,
                                "password",
                                PASSWORD));
        if (answer.status() != 200) {
            return "refused";
        }
        String claims = DOT.splitAsStream(answer.json().path("access_token").asText())
                .skip(1)
                .findFirst()
                .orElseThrow();
        return Http.read(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
                .path("role")
                .asText();
    }

    void delete() {
        made.admin().delete("/" + name);
    }
}
