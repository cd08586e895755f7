package io.github.directorysync.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.SignedIn;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A client as Keycloak makes it, that becomes an app in one call: what its people's assertions and tokens say then. */
@WithKeycloak
@TestInstance(Lifecycle.PER_CLASS)
final class AppSignInIT {

    private Vendor vendor;
    private KeycloakServer keycloak;
    private String alice = "";

    @BeforeAll
    void a_vendor_with_a_customer(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        vendor = Vendor.open(keycloak, "app-sign-in");
        alice = vendor.customer().person("alice", "Account Managers");
    }

    @Test
    void a_saml_app_is_told_the_resolved_role_and_no_other() {
        String id = app("plain-saml", "saml");

        JsonNode before = signIn(id);
        JsonNode added = prepare(id, Map.of());
        JsonNode wrong = vendor.get("/directory-sync/apps/" + id).json().path("attention");
        JsonNode mended = prepare(id, Map.of("mend", true));

        assertThat(before.path("ready").asBoolean()).isFalse();
        assertThat(before.has("mapper")).isFalse();
        assertThat(before.at("/contradictions/0/text").asText()).contains("role_list", "Role");
        assertThat(added.path("changed")).hasSize(1);
        assertThat(added.at("/mapper/writes").asText()).isEqualTo("role");
        assertThat(added.path("ready").asBoolean()).isFalse();
        assertThat(wrong.findValuesAsText("code")).containsExactly("role-mapper");
        assertThat(wrong.toString()).contains("Client plain-saml", "role_list");
        assertThat(mended.path("changed").toString()).contains("role_list").doesNotContain("mapper");
        assertThat(mended.path("ready").asBoolean()).isTrue();
        assertThat(roles(signedIn("plain-saml"))).isEqualTo(Map.of("role", List.of("Admin")));
        assertThat(prepare(id, Map.of("mend", true)).path("changed")).isEmpty();
        assertThat(texts(vendor.get("/client-scopes").json(), "name")).contains("role_list");
    }

    @Test
    void settings_are_named_in_the_call_and_can_be_changed_by_another() {
        String id = app("named-saml", "saml");

        prepare(id, Map.of("name", "urn:example:level", "nameFormat", "uri", "value", "level", "mend", true));
        JsonNode changed = prepare(id, Map.of("name", "appRole", "value", "name", "withoutRole", "refuse"));

        assertThat(roles(signedIn("named-saml"))).isEmpty();
        assertThat(signedIn("named-saml").only("appRole")).isEqualTo("Admin");
        assertThat(changed.at("/mapper/nameFormat").asText()).isEqualTo("uri");
        assertThat(refused(id, Map.of("tokens", List.of("id")))).isEqualTo("tokens");
        assertThat(refused(id, Map.of("nmae", "role"))).isEqualTo("nmae");
        assertThat(refused(id, Map.of("rolesOf", "nowhere"))).isEqualTo("rolesOf");
        assertThat(refused(id, Map.of("value", "colour"))).isEqualTo("value");
    }

    @Test
    void an_openid_connect_app_is_told_it_too_and_what_meets_its_claim_goes() {
        String id = app("plain-oidc", "openid-connect");
        vendor.post(
                        "/clients/" + id + "/protocol-mappers/models",
                        Map.of(
                                "name",
                                "hard",
                                "protocol",
                                "openid-connect",
                                "protocolMapper",
                                "oidc-hardcoded-claim-mapper",
                                "config",
                                Map.of("claim.name", "role", "claim.value", "Owner", "access.token.claim", "true")))
                .ok();

        JsonNode added = prepare(id, Map.of());
        JsonNode ladder = vendor.get("/directory-sync/apps/" + id).json();
        JsonNode mended = prepare(id, Map.of("mend", true));

        assertThat(texts(added.path("contradictions"), "mapper")).containsExactly("hard");
        assertThat(texts(added.path("notes"), "clientScope")).contains("roles");
        assertThat(ladder.at("/attention/0/text").asText()).contains("plain-oidc", "hard", "role");
        assertThat(mended.path("ready").asBoolean()).isTrue();
        assertThat(Vendor.claims(vendor.token("plain-oidc", alice)
                                .ok()
                                .json()
                                .path("access_token")
                                .asText())
                        .path("role")
                        .asText())
                .isEqualTo("Admin");
        String entry = vendor.get("/directory-sync/activity?operation=prepare-app-sign-in&target=" + id)
                .json()
                .at("/items/0/id")
                .asText();
        assertThat(vendor.get("/directory-sync/activity/" + entry).json().at("/detail/removed/0/config/claim.value"))
                .hasToString("\"Owner\"");
    }

    @Test
    void two_mappers_of_the_resolved_role_need_attention_and_one_is_left() {
        String id = app("twice-saml", "saml");
        prepare(id, Map.of("mend", true));
        vendor.post(
                        "/clients/" + id + "/protocol-mappers/models",
                        Map.of(
                                "name",
                                "second",
                                "protocol",
                                "saml",
                                "protocolMapper",
                                "saml-resolved-app-role-mapper",
                                "config",
                                Map.of("attribute.name", "role")))
                .ok();

        JsonNode app = vendor.get("/directory-sync/apps/" + id).json();

        assertThat(app.at("/attention/0/code").asText()).isEqualTo("role-mapper");
        assertThat(app.at("/attention/0/text").asText()).contains("twice-saml", "second");
        assertThat(prepare(id, Map.of("mend", true)).path("ready").asBoolean()).isTrue();
        assertThat(signedIn("twice-saml").only("role")).isEqualTo("Admin");
    }

    @Test
    void a_scope_with_something_else_in_it_is_left_to_whoever_made_it() {
        String scope = vendor.post(
                        "/client-scopes",
                        Map.of(
                                "name",
                                "company",
                                "protocol",
                                "saml",
                                "protocolMappers",
                                List.of(attribute("company role", "role"), attribute("company name", "company"))))
                .createdId();
        String id = app("scoped-saml", "saml");
        keycloak.admin()
                .put("/" + vendor.name() + "/clients/" + id + "/default-client-scopes/" + scope, "")
                .ok();

        JsonNode mended = prepare(id, Map.of("mend", true));

        assertThat(texts(mended.path("contradictions"), "clientScope")).containsExactly("company");
        assertThat(mended.at("/contradictions/0/mendable").asBoolean()).isFalse();
        assertThat(mended.path("ready").asBoolean()).isFalse();
    }

    @Test
    void the_call_is_an_admin_event_and_in_the_log() {
        String id = app("logged-saml", "saml");

        prepare(id, Map.of("mend", true));
        prepare(id, Map.of("mend", true));

        JsonNode log = vendor.get("/directory-sync/activity?operation=prepare-app-sign-in&target=" + id)
                .json();
        assertThat(log.path("items")).hasSize(1);
        assertThat(vendor.get("/directory-sync/activity/"
                                + log.at("/items/0/id").asText())
                        .body())
                .contains("role_list");
    }

    private static Map<String, ?> attribute(String name, String writes) {
        return Map.of(
                "name",
                name,
                "protocol",
                "saml",
                "protocolMapper",
                "saml-user-attribute-mapper",
                "config",
                Map.of("user.attribute", "company", "attribute.name", writes));
    }

    /** As Keycloak's console makes it, with two roles, of which alice has both. */
    private String app(String clientId, String protocol) {
        String id = vendor.post(
                        "/clients",
                        Map.of(
                                "clientId",
                                clientId,
                                "protocol",
                                protocol,
                                "publicClient",
                                true,
                                "directAccessGrantsEnabled",
                                true,
                                "redirectUris",
                                List.of("http://app.example/*"),
                                "attributes",
                                Map.of(
                                        "saml_name_id_format",
                                        "email",
                                        "saml_force_name_id_format",
                                        "true",
                                        "saml.server.signature",
                                        "true",
                                        "saml.assertion.signature",
                                        "true",
                                        "saml.client.signature",
                                        "false",
                                        "saml_assertion_consumer_url_post",
                                        "http://app.example/acs")))
                .createdId();
        Map.of("Admin", 30, "Editor", 20)
                .forEach((name, level) -> vendor.post(
                                "/clients/" + id + "/roles",
                                Map.of(
                                        "name",
                                        name,
                                        "attributes",
                                        Map.of("directory-sync.level", List.of(level.toString()))))
                        .ok());
        vendor.choose(alice, clientId, "Editor");
        vendor.choose(alice, clientId, "Admin");
        return id;
    }

    private SignedIn signedIn(String clientId) {
        vendor.letIn(alice);
        var app = vendor.samlApp(clientId);
        var browser = new Browser();
        var page = browser.signIn(browser.open(app.signIn().toString()), alice, Vendor.PASSWORD);
        return app.read(page.field("SAMLResponse"));
    }

    /** Whatever an app could take for the role. */
    private static Map<String, List<String>> roles(SignedIn person) {
        return person.attributes().entrySet().stream()
                .filter(attribute -> attribute.getKey().equalsIgnoreCase("role"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private JsonNode signIn(String app) {
        return vendor.get("/directory-sync/apps/" + app + "/sign-in").json();
    }

    private JsonNode prepare(String app, Map<String, ?> wanted) {
        return vendor.post("/directory-sync/apps/" + app + "/sign-in", wanted)
                .ok()
                .json();
    }

    private String refused(String app, Map<String, ?> wanted) {
        var answer = vendor.post("/directory-sync/apps/" + app + "/sign-in", wanted);
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().path("field").asText();
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.findValuesAsText(field);
    }
}
