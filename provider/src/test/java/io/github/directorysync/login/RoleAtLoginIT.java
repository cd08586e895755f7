package io.github.directorysync.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What the mapper writes, whose roles it means, and whom it refuses. */
@WithKeycloak
@TestInstance(Lifecycle.PER_CLASS)
final class RoleAtLoginIT {

    private Vendor vendor;
    private Customer acme;

    @BeforeAll
    void a_vendor_with_a_customer(KeycloakServer keycloak) {
        vendor = Vendor.open(keycloak, "role-at-login");
        acme = vendor.customer();
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

    @Test
    void an_entitlement_that_names_an_app_role_counts_too() {
        Customer pushing = pushing("trust-center");
        String entitled = pushing.person("entitled");
        pushing.push(entitled, "entitlements", "Admin");

        assertThat(role("trust-center-oidc", entitled).asText()).isEqualTo("Admin");
    }

    @Test
    void a_pushed_role_counts_for_the_apps_that_the_directory_names_and_no_other() {
        Customer pushing = pushing("members-only");
        String elsewhere = pushing.person("elsewhere");
        pushing.push(elsewhere, "roles", "Admin", "Member");

        assertThat(role("trust-center-oidc", elsewhere).asText()).isEqualTo("Viewer");
        assertThat(role("members-only-oidc", elsewhere).asText()).isEqualTo("Member");
    }

    @Test
    void a_pushed_realm_role_counts_where_the_realm_is_the_app() {
        Customer pushing = pushing("*realm");
        String promoted = pushing.person("promoted");
        pushing.push(promoted, "roles", "boss", "Admin");

        assertThat(role("realm-oidc", promoted).asText()).isEqualTo("boss");
        assertThat(role("trust-center-oidc", promoted).asText()).isEqualTo("Viewer");
    }

    @Test
    void what_is_pushed_has_to_be_an_app_role_by_its_exact_name() {
        Customer pushing = pushing("trust-center");
        String vague = pushing.person("vague");
        pushing.push(vague, "roles", "admin", "Auditor", "boss", "x".repeat(300));

        assertThat(role("trust-center-oidc", vague).asText()).isEqualTo("Viewer");
    }

    @Test
    void a_role_whose_level_cannot_be_read_gives_nothing_by_group_or_push_and_no_default_in_its_place() {
        Customer pushing = pushing("trust-center");
        String grouped = acme.person("grouped", "Mistaken");
        String pushed = pushing.person("pushed");
        pushing.push(pushed, "roles", "Typo");

        assertThat(role("trust-center-oidc", grouped).isMissingNode()).isTrue();
        assertThat(role("trust-center-oidc", pushed).isMissingNode()).isTrue();

        pushing.push(pushed, "roles", "Typo", "Knowledge Base Viewer");
        assertThat(role("trust-center-oidc", pushed).asText()).isEqualTo("Knowledge Base Viewer");
    }

    @Test
    void whoever_loses_a_pushed_role_is_less_at_the_next_sign_in_and_can_be_removed() {
        Customer pushing = pushing("trust-center");
        String fallen = pushing.person("fallen");
        pushing.push(fallen, "roles", "Admin");
        assertThat(role("trust-center-oidc", fallen).asText()).isEqualTo("Admin");

        pushing.push(fallen, "roles", "Knowledge Base Viewer");

        assertThat(role("trust-center-oidc", fallen).asText()).isEqualTo("Knowledge Base Viewer");
        pushing.delete(fallen);
        assertThat(vendor.userId(fallen)).isEmpty();
    }

    private Customer pushing(String app) {
        return vendor.customer(Map.of("apps", List.of(app), "pushed-roles", List.of("true")));
    }

    private JsonNode role(String client, String person) {
        return claims(vendor.token(client, person)).path("role");
    }

    private static JsonNode claims(Answer tokens) {
        return Vendor.claims(tokens.ok().json().path("access_token").asText());
    }
}
