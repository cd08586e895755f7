package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.util.List;
import java.util.Map;

/** Makes administrators of one realm who have a few roles only: people of that realm or of the master realm. */
record Administrators(KeycloakServer keycloak, String realm) {

    static final String MASTER = "master";

    private static final String PASSWORD = "correct horse battery staple";

    /** Somebody who administers the realm. */
    record Person(Administrators all, String home, String id, String userName) {

        /** Directory sync's admin API. */
        Http api() {
            return all.api(all.token(
                    home,
                    Map.of(
                            "grant_type",
                            "password",
                            "client_id",
                            "admin-cli",
                            "username",
                            userName,
                            "password",
                            PASSWORD)));
        }

        /** All of Keycloak's admin API of the realm. */
        Http keycloak() {
            Http api = api();
            return new Http(api.base().replace("/directory-sync", ""), api.headers());
        }

        void give(String... roles) {
            all.map(home, id, roles);
        }

        void take(String role) {
            String client = all.client(home);
            all.admin()
                    .delete(
                            "/" + home + "/users/" + id + "/role-mappings/clients/" + client,
                            List.of(all.role(home, client, role)))
                    .ok();
        }

        void disable() {
            all.admin()
                    .put("/" + home + "/users/" + id, Map.of("enabled", false))
                    .ok();
        }

        void enable() {
            all.admin()
                    .put("/" + home + "/users/" + id, Map.of("enabled", true))
                    .ok();
        }

        void delete() {
            all.admin().delete("/" + home + "/users/" + id).ok();
        }
    }

    Person make(String home, String userName, String... roles) {
        String id = admin().post(
                        "/" + home + "/users",
                        Map.of(
                                "username",
                                userName,
                                "enabled",
                                true,
                                "email",
                                userName + "@vendor.example",
                                "firstName",
                                "A",
                                "lastName",
                                "B",
                                "credentials",
                                List.of(Map.of("type", "password", "value", PASSWORD))))
                .createdId();
        map(home, id, roles);
        return new Person(this, home, id, userName);
    }

    /** Adds roles of the client that administers the realm. */
    void map(String home, String user, String... roles) {
        String client = client(home);
        admin().post(
                        "/" + home + "/users/" + user + "/role-mappings/clients/" + client,
                        List.of(roles).stream()
                                .map(role -> role(home, client, role))
                                .toList())
                .ok();
    }

    /** The id of the client that administers the realm, of that home. */
    String client(String home) {
        String clientId = home.equals(MASTER) ? realm + "-realm" : "realm-management";
        return admin().get("/" + home + "/clients?clientId=" + clientId)
                .ok()
                .json()
                .at("/0/id")
                .asText();
    }

    JsonNode role(String home, String client, String role) {
        return admin().get("/" + home + "/clients/" + client + "/roles/" + role)
                .ok()
                .json();
    }

    Http api(String token) {
        return Http.at(keycloak.url() + "/admin/realms/" + realm + "/directory-sync")
                .bearer(token);
    }

    String token(String home, Map<String, String> grant) {
        return keycloak.http()
                .form("/realms/" + home + "/protocol/openid-connect/token", grant)
                .ok()
                .json()
                .path("access_token")
                .asText();
    }

    private Admin admin() {
        return keycloak.admin();
    }
}
