package io.github.directorysync.login;

import static io.github.directorysync.login.SamlRealm.ELSEWHERE;
import static io.github.directorysync.login.SamlRealm.PASSWORD;
import static io.github.directorysync.login.SamlRealm.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A directory that requires SAML is closed until SAML is linked and enforced, on every database. */
abstract class SamlRequirement extends SamlFirstScenario {

    SamlRequirement(KeycloakServer keycloak) {
        super(keycloak, "saml-required");
    }

    @Test
    void a_directory_of_the_admin_api_is_shut_until_saml_is_linked_and_enforced_and_says_what_is_missing() {
        JsonNode made = realm.api()
                .post("/directories", Map.of("name", "Beta", "alias", "beta"))
                .ok()
                .json();
        String beta = "/directories/beta";
        Http scim = Http.at(keycloak.url() + "/realms/" + realm.name() + "/directories/beta/scim/v2")
                .bearer(realm.api()
                        .post(beta + "/tokens", Map.of("label", "Okta"))
                        .ok()
                        .json()
                        .path("token")
                        .asText());

        assertThat(made.path("requireSaml").asBoolean()).isTrue();
        assertThat(made.path("status").asText()).isEqualTo("draft");
        assertThat(made.path("attention").findValuesAsText("code"))
                .containsExactly("saml-not-linked", "saml-not-enforced");
        assertShut(scim, "No SAML identity provider is linked", "SAML is not enforced");

        realm.api().patch(beta, Map.of("identityProvider", PROVIDER)).ok();
        assertShut(scim, "SAML is not enforced");

        realm.api().patch(beta, Map.of("enforceSaml", true)).ok();
        assertThat(scim.get("/Users").status()).isEqualTo(200);

        realm.provider(PROVIDER, false);
        assertShut(scim, "The identity provider " + PROVIDER + " is disabled");
        assertThat(status(beta)).contains("identity-provider-disabled");
        realm.provider(PROVIDER, true);

        for (String flow : List.of("browser", "direct grant", "reset credentials")) {
            String field = Map.of(
                            "browser", "browserFlow",
                            "direct grant", "directGrantFlow",
                            "reset credentials", "resetCredentialsFlow")
                    .get(flow);
            realm.admin().put("/" + realm.name(), Map.of(field, flow)).ok();
            assertShut(scim, "the step Enforce SAML is missing in " + flow + " flow (" + flow + ")");
            assertThat(status(beta)).contains("saml-flow-open");
            realm.admin()
                    .put("/" + realm.name(), Map.of(field, flow + " SAML first"))
                    .ok();
        }
        assertThat(scim.get("/Users").status()).isEqualTo(200);

        realm.api()
                .patch(beta, Map.of("requireSaml", false, "enforceSaml", false))
                .ok();
        realm.provider(PROVIDER, false);
        assertThat(scim.get("/Users").status()).isEqualTo(200);
        realm.api().patch(beta, "{\"requireSaml\": null}").ok();
        assertShut(scim, "SAML is not enforced");
        assertThat(scim.bearer("kcds_wrong").get("/Users").status()).isEqualTo(401);
        assertThat(scim.get("/ServiceProviderConfig").status()).isEqualTo(200);
        realm.api().delete(beta + "?users=delete").ok();
    }

    @Test
    void settings_that_cannot_be_are_refused_with_their_field() {
        Map.<String, Map<String, ?>>of(
                        "enforceSaml",
                        Map.of("name", "B", "alias", "b", "enforceSaml", true),
                        "identityProvider",
                        Map.of("name", "B", "alias", "b", "identityProvider", "social"),
                        "nameId",
                        Map.of("name", "B", "alias", "b", "nameId", "phone"),
                        "requireSaml",
                        Map.of("name", "B", "alias", "b", "requireSaml", "yes"))
                .forEach((field, body) -> {
                    Answer answer = realm.api().post("/directories", body);
                    assertThat(answer.status()).as(field).isEqualTo(400);
                    assertThat(answer.json().path("field").asText()).isEqualTo(field);
                });
    }

    @Test
    void all_of_it_survives_the_export_and_import_of_the_realm() {
        SamlRealm before = SamlRealm.in(keycloak, "saml-moved", mailServer.port());
        TestDirectory directory =
                TestDirectory.in(keycloak, before.name(), SamlRealm.enforced(Map.of("require-saml", List.of("true"))));
        ObjectNode exported = (ObjectNode) keycloak.admin()
                .post("/" + before.name() + "/partial-export?exportClients=true&exportGroupsAndRoles=true", "{}")
                .ok()
                .json();
        before.close();

        ((ObjectNode) exported.path("components")).remove("org.keycloak.keys.KeyProvider");
        keycloak.admin().makeRealm(exported).ok();

        before.letIn(directory.user("carol@acme.example"));
        assertThat(before.grant("carol@acme.example", PASSWORD).body()).contains("identity provider");
        Browser browser = new Browser();
        assertThat(browser.identify(before.signIn(browser), "carol@acme.example")
                        .address()
                        .toString())
                .startsWith(ELSEWHERE);
        before.close();
    }

    private static void assertShut(Http scim, String... reasons) {
        for (Answer answer : List.of(
                scim.get("/Users"),
                scim.post("/Users", Map.of("userName", "somebody@beta.example")),
                scim.post("/Bulk", Map.of("Operations", List.of())))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().path("schemas").get(0).asText())
                    .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
            assertThat(answer.json().path("detail").asText()).contains(reasons);
        }
    }

    private List<String> status(String directory) {
        JsonNode json = realm.api().get(directory).ok().json();
        assertThat(json.path("status").asText()).isEqualTo("needs-attention");
        return json.path("attention").findValuesAsText("code");
    }
}
