package io.github.directorysync.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.SignedIn;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the assertions and tokens of a prepared app say of its people. */
@WithKeycloak
final class AppSignInIT extends AppSignInScenario {

    AppSignInIT() {
        super("app-sign-in");
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

    /** Whatever an app could take for the role. */
    private static Map<String, List<String>> roles(SignedIn person) {
        return person.attributes().entrySet().stream()
                .filter(attribute -> attribute.getKey().equalsIgnoreCase("role"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private String refused(String app, Map<String, ?> wanted) {
        var answer = vendor.post("/directory-sync/apps/" + app + "/sign-in", wanted);
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().path("field").asText();
    }
}
