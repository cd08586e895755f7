package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A directory that imports nobody, in a realm whose people come by an identity provider. */
abstract class TakenPlaceScenario {

    static final String ANN = "ann@acme.example";

    final KeycloakServer keycloak;
    TestDirectory acme;
    final String realm;

    TakenPlaceScenario(KeycloakServer keycloak, String realm) {
        this.realm = realm;
        this.keycloak = keycloak;
        if (admin().get("/" + realm).status() != 200) {
            FixtureRealm.in(keycloak, realm);
            admin().post(
                            "/" + realm + "/identity-provider/instances",
                            Map.of(
                                    "alias",
                                    "acme-saml",
                                    "providerId",
                                    "saml",
                                    "config",
                                    Map.of("singleSignOnServiceUrl", "https://idp.example/sso")))
                    .ok();
        }
        acme = TestDirectory.in(
                keycloak,
                realm,
                Map.of(
                        "identity-provider",
                        List.of("acme-saml"),
                        "verified-domains",
                        List.of("acme.example"),
                        "apps",
                        List.of("app"),
                        "import-users",
                        List.of("false")));
    }

    @AfterEach
    void gone() {
        acme.close();
        // Again for accounts that Keycloak could not delete because background work wrote to them at that moment.
        Waiting.until(() -> {
            for (JsonNode left : accounts()) {
                admin().delete("/" + realm + "/users/" + left.path("id").asText());
            }
            return accounts().isEmpty();
        });
    }

    Admin admin() {
        return keycloak.admin();
    }

    static Map<String, ?> person(String userName, String externalId) {
        String email = userName.contains("@") ? userName : userName + "@acme.example";
        return Map.of(
                "userName",
                userName,
                "externalId",
                externalId,
                "name",
                Map.of("givenName", "Given", "familyName", "Family"),
                "emails",
                List.of(Map.of("value", email, "type", "work", "primary", true)),
                "active",
                true);
    }

    String account(String name, boolean verified) {
        String email = name.contains("@") ? name : name + "@acme.example";
        return admin().post(
                        "/" + realm + "/users",
                        Map.of(
                                "username",
                                name,
                                "email",
                                email,
                                "emailVerified",
                                verified,
                                "firstName",
                                "Some",
                                "lastName",
                                "Body",
                                "enabled",
                                true,
                                "credentials",
                                List.of(Map.of("type", "password", "value", AppTokens.PASSWORD))))
                .createdId();
    }

    /** What a first sign-in through the identity provider leaves behind. */
    void signsInThrough(String user, String nameId) {
        admin().post(
                        "/" + realm + "/users/" + user + "/federated-identity/acme-saml",
                        Map.of("identityProvider", "acme-saml", "userId", nameId, "userName", nameId))
                .ok();
    }

    Answer replace(String user, String path, Object value) {
        return acme.scim().patch("/Users/" + user, ScimBody.patch("replace", path, value));
    }

    JsonNode accounts() {
        return admin().get("/" + realm + "/users?max=100").ok().json();
    }

    JsonNode keycloaks(String id) {
        return admin().get("/" + realm + "/users/" + id).ok().json();
    }

    List<String> groupsOf(String id) {
        return admin().get("/" + realm + "/users/" + id + "/groups").ok().json().findValuesAsText("id");
    }

    String path() {
        return acme.adminPath();
    }

    String app() {
        return admin().get("/" + realm + "/clients?clientId=app")
                .json()
                .at("/0/id")
                .asText();
    }

    JsonNode role(String name, int level) {
        String roles = "/" + realm + "/clients/" + app() + "/roles";
        admin().post(
                        roles,
                        Map.of(
                                "name",
                                name,
                                "attributes",
                                Map.of("directory-sync.level", List.of(Integer.toString(level)))));
        return admin().get(roles + "/" + name).ok().json();
    }
}
