package io.github.directorysync.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the mapper writes, whose roles it means, and whom it refuses. */
@WithKeycloak
final class RoleAtLoginIT extends RoleAtLoginScenario {

    RoleAtLoginIT() {
        super("role-at-login");
    }

    @Test
    void the_level_is_written_as_a_number() {
        String levi = acme.person("levi", "Account Managers");

        assertThat(role("level-oidc", levi).isIntegralNumber()).isTrue();
        assertThat(role("level-oidc", levi).asInt()).isEqualTo(30);
    }

    @Test
    void the_description_is_written_or_the_name_where_there_is_none() {
        String described = acme.person("described", "Contractors");
        String undescribed = acme.person("undescribed", "Sales Department");

        assertThat(role("description-oidc", described).asText()).isEqualTo("Sees the knowledge base only.");
        assertThat(role("description-oidc", undescribed).asText()).isEqualTo("Viewer");
    }

    @Test
    void the_app_can_be_the_realm_with_a_default_of_its_own() {
        String employee = acme.person("employee", "Account Managers");
        String boss = acme.person("boss", "Bosses");

        assertThat(role("realm-oidc", employee).asText()).isEqualTo("staff");
        assertThat(role("realm-oidc", boss).asText()).isEqualTo("boss");
    }

    @Test
    void a_default_role_needs_no_level() {
        String reader = acme.person("reader");

        assertThat(role("reader-oidc", reader).asText()).isEqualTo("Reader");
    }

    @Test
    void a_default_role_that_does_not_exist_is_none() {
        String haunted = acme.person("haunted");

        assertThat(role("ghost-oidc", haunted).isMissingNode()).isTrue();
    }

    @Test
    void a_role_that_the_realm_gives_to_everybody_counts_before_the_default(KeycloakServer keycloak) {
        var generous = Vendor.open(keycloak, "role-at-login-generous");
        var given = generous.get("/clients/" + generous.client("trust-center") + "/roles/Knowledge%20Base%20Viewer")
                .json();
        generous.post("/roles/default-roles-" + generous.name() + "/composites", List.of(given))
                .ok();

        String anybody = generous.customer().person("anybody");

        assertThat(claims(generous.token("trust-center-oidc", anybody))
                        .path("role")
                        .asText())
                .isEqualTo("Knowledge Base Viewer");
    }

    @Test
    void somebody_without_a_role_gets_no_token_and_leaves_no_session() {
        String nobody = acme.person("nobody");

        var refused = vendor.token("members-only-oidc", nobody);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("error").asText()).isEqualTo("access_denied");
        assertThat(vendor.get("/users/" + vendor.userId(nobody) + "/sessions").json())
                .isEmpty();
    }

    @Test
    void somebody_without_a_role_gets_a_token_without_it_where_nobody_is_refused() {
        String unranked = acme.person("unranked");

        assertThat(role("everybody-oidc", unranked).isMissingNode()).isTrue();
    }

    @Test
    void whoever_loses_their_role_cannot_refresh() {
        String former = acme.person("former");
        vendor.choose(former, "members-only", "Member");
        var tokens = vendor.token("members-only-oidc", former).ok().json();

        vendor.unchoose(former, "members-only", "Member");

        var refreshed = vendor.http()
                .form(
                        "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type", "refresh_token",
                                "client_id", "members-only-oidc",
                                "refresh_token", tokens.path("refresh_token").asText()));
        assertThat(refreshed.json().path("error").asText()).isEqualTo("access_denied");
    }

    @Test
    void user_info_and_introspection_tell_the_role_of_now() {
        String mover = acme.person("mover", "Account Managers");
        var confidential = Map.of("client_id", "confidential-oidc", "client_secret", "confidential");
        var token = vendor.token(confidential, mover)
                .ok()
                .json()
                .path("access_token")
                .asText();

        acme.remove(mover, "Account Managers");

        assertThat(vendor.http()
                        .bearer(token)
                        .get("/protocol/openid-connect/userinfo")
                        .json()
                        .path("role")
                        .asText())
                .isEqualTo("Viewer");
        var asked = new HashMap<>(confidential);
        asked.put("token", token);
        assertThat(vendor.http()
                        .form("/protocol/openid-connect/token/introspect", asked)
                        .json()
                        .path("role")
                        .asText())
                .isEqualTo("Viewer");
    }
}
