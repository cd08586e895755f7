package io.github.directorysync.login;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.util.List;
import java.util.Map;

/** People of a realm, their passwords and their links to identity providers. */
interface RealmPeople {

    KeycloakServer keycloak();

    Admin admin();

    String name();

    Http api();

    default void letIn(String id) {
        letIn(id, SamlRealm.PASSWORD);
    }

    default void letIn(String id, String password) {
        admin().put(
                        "/" + name() + "/users/" + id + "/reset-password",
                        Map.of("type", "password", "value", password, "temporary", false))
                .ok();
    }

    /** The admin API as somebody uses it who may look at the realm and change nothing. */
    default Http viewer() {
        admin().post(
                        "/" + name() + "/users",
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
                                List.of(Map.of("type", "password", "value", SamlRealm.PASSWORD))))
                .ok();
        String user = admin().get("/" + name() + "/users?username=viewer&exact=true")
                .json()
                .at("/0/id")
                .asText();
        String client = admin().get("/" + name() + "/clients?clientId=realm-management")
                .json()
                .at("/0/id")
                .asText();
        JsonNode role = admin().get("/" + name() + "/clients/" + client + "/roles/view-realm")
                .ok()
                .json();
        admin().post("/" + name() + "/users/" + user + "/role-mappings/clients/" + client, List.of(role))
                .ok();
        String token = keycloak()
                .http()
                .form(
                        "/realms/" + name() + "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                "viewer",
                                "password",
                                SamlRealm.PASSWORD))
                .ok()
                .json()
                .path("access_token")
                .asText();
        return Http.at(api().base()).bearer(token);
    }

    /** To which names the identity provider's assertions lead. */
    default List<String> links(String user) {
        return admin().get("/" + name() + "/users/" + user + "/federated-identity")
                .ok()
                .json()
                .findValuesAsText("userId");
    }

    default void unlink(String user, String provider) {
        admin().delete("/" + name() + "/users/" + user + "/federated-identity/" + provider);
    }

    default void link(String user, String provider, String nameId) {
        String path = "/" + name() + "/users/" + user + "/federated-identity/" + provider;
        unlink(user, provider);
        admin().post(path, Map.of("identityProvider", provider, "userId", nameId, "userName", "somebody"))
                .ok();
    }
}
