package io.github.directorysync.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Mappers and client scopes of an app that are kept, and what administrators are told of them. */
@WithKeycloak
final class AppMappersIT extends AppSignInScenario {

    AppMappersIT() {
        super("app-mappers");
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
}
