package io.github.directorysync.bench;

import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;

/** A SCIM endpoint with a realm of its own. */
record Contender(String name, String realm, String realmId, Http http) {

    boolean isNative() {
        return name.equals("native");
    }

    static Contender ours(KeycloakServer keycloak, String name) {
        return ours(keycloak, name, "on");
    }

    /** With the log of what happens switched on or off. */
    static Contender ours(KeycloakServer keycloak, String name, String activity) {
        String realm = "ours-" + name;
        Map<String, String> attributes = Map.of("directory-sync.enabled", "true", "directory-sync.activity", activity);
        keycloak.admin()
                .post("", Map.of("realm", realm, "enabled", true, "attributes", attributes))
                .ok();
        // Its rows are gone with the server's database; nobody has to close it.
        TestDirectory directory = TestDirectory.in(keycloak, realm);
        String token = keycloak.admin()
                .post(
                        "/" + realm + "/directory-sync/directories/" + directory.alias() + "/tokens",
                        Map.of("label", "bench"))
                .json()
                .path("token")
                .asText();
        return new Contender(
                "ours", realm, idOf(keycloak, realm), directory.scim().bearer(token));
    }

    /** Keycloak's own needs a confidential client with an admin role and the endpoint as its token's audience. */
    static Contender natively(KeycloakServer keycloak, String name) {
        String realm = "native-" + name;
        String base = keycloak.url() + "/realms/" + realm + "/scim/v2";
        Admin admin = keycloak.admin();
        admin.post("", Map.of("realm", realm, "enabled", true, "scimApiEnabled", true))
                .ok();
        new NativeProfile(admin, realm).map();
        String client = admin.post("/" + realm + "/clients", client(base)).createdId();
        String account = admin.get("/" + realm + "/clients/" + client + "/service-account-user")
                .json()
                .path("id")
                .asText();
        String management = admin.get("/" + realm + "/clients?clientId=realm-management")
                .json()
                .at("/0/id")
                .asText();
        admin.post(
                        "/" + realm + "/users/" + account + "/role-mappings/clients/" + management,
                        List.of(admin.get("/" + realm + "/clients/" + management + "/roles/manage-users")
                                .json()))
                .ok();
        String token = keycloak.http()
                .form(
                        "/realms/" + realm + "/protocol/openid-connect/token",
                        Map.of("grant_type", "client_credentials", "client_id", "scim", "client_secret", "scim"))
                .ok()
                .json()
                .path("access_token")
                .asText();
        return new Contender(
                "native",
                realm,
                idOf(keycloak, realm),
                Http.at(base).bearer(token).with("Content-Type", "application/scim+json"));
    }

    private static String idOf(KeycloakServer keycloak, String realm) {
        return keycloak.admin().get("/" + realm).json().path("id").asText();
    }

    private static Map<String, ?> client(String audience) {
        return Map.of(
                "clientId",
                "scim",
                "secret",
                "scim",
                "serviceAccountsEnabled",
                true,
                "attributes",
                Map.of("access.token.lifespan", "36000"),
                "protocolMappers",
                List.of(Map.of(
                        "name",
                        "audience",
                        "protocol",
                        "openid-connect",
                        "protocolMapper",
                        "oidc-audience-mapper",
                        "config",
                        Map.of("included.custom.audience", audience, "access.token.claim", "true"))));
    }
}
