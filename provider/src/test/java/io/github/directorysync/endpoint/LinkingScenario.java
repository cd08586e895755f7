package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A realm with two identity providers, a directory that adopts accounts, and accounts made before it sends them. */
abstract class LinkingScenario {

    final KeycloakServer keycloak;
    TestDirectory acme;
    final List<String> accounts = new ArrayList<>();
    final String realm;

    LinkingScenario(KeycloakServer keycloak, String realm) {
        this.realm = realm;
        this.keycloak = keycloak;
        if (keycloak.admin().get("/" + realm).status() != 200) {
            FixtureRealm.in(keycloak, realm);
            List.of("acme-saml", "other-saml").forEach(this::identityProvider);
        }
        acme = acme(Map.of());
    }

    @AfterEach
    void gone() {
        acme.close();
        accounts.forEach(id -> admin().delete("/" + realm + "/users/" + id));
    }

    static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.request() + answer.body()).isEqualTo(409);
        assertThat(answer.json().path("scimType").asText()).isEqualTo("uniqueness");
    }

    /** A domain is one directory's. */
    TestDirectory insteadOfAcme(Map<String, List<String>> settings) {
        acme.close();
        acme = acme(settings);
        return acme;
    }

    TestDirectory acme(Map<String, List<String>> settings) {
        Map<String, List<String>> all = new HashMap<>(
                Map.of("identity-provider", List.of("acme-saml"), "verified-domains", List.of("acme.example")));
        all.putAll(settings);
        return TestDirectory.in(keycloak, realm, all);
    }

    Admin admin() {
        return keycloak.admin();
    }

    void identityProvider(String alias) {
        admin().post(
                        "/" + realm + "/identity-provider/instances",
                        Map.of(
                                "alias",
                                alias,
                                "providerId",
                                "saml",
                                "config",
                                Map.of("singleSignOnServiceUrl", "https://idp.example/sso", "idpEntityId", alias)))
                .ok();
    }

    String account(String name, String email, boolean verified) {
        String id = admin().post(
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
        accounts.add(id);
        return id;
    }

    void signedInThrough(String user, String provider, String nameId) {
        admin().post(
                        "/" + realm + "/users/" + user + "/federated-identity/" + provider,
                        Map.of("identityProvider", provider, "userId", nameId, "userName", nameId))
                .ok();
    }

    JsonNode federated(String user) {
        return admin().get("/" + realm + "/users/" + user + "/federated-identity")
                .ok()
                .json();
    }

    JsonNode account(String id) {
        return admin().get("/" + realm + "/users/" + id).ok().json();
    }

    static Map<String, ?> person(String userName, String email, String externalId) {
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

    String path(TestDirectory directory) {
        return directory.adminPath();
    }

    Answer replace(String user, String attribute, Object value) {
        return acme.scim().patch("/Users/" + user, ScimBody.patch("replace", attribute, value));
    }

    JsonNode reviews(TestDirectory directory, String state) {
        return admin().get(path(directory) + "/reviews?state=" + state).ok().json();
    }

    Answer decide(TestDirectory directory, String review, String decision) {
        return admin().post(path(directory) + "/reviews/" + review + "/" + decision, Map.of());
    }
}
