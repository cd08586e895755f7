package io.github.directorysync.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Roles that a directory pushes with its people, in the tokens of the apps that it names. */
@WithKeycloak
final class PushedRoleAtLoginIT extends RoleAtLoginScenario {

    PushedRoleAtLoginIT() {
        super("pushed-role-at-login");
    }

    @Test
    void an_entitlement_that_names_an_app_role_counts_too() {
        PushingCustomer pushing = pushing("trust-center");
        String entitled = pushing.person("entitled");
        pushing.push(entitled, "entitlements", "Admin");

        assertThat(role("trust-center-oidc", entitled).asText()).isEqualTo("Admin");
    }

    @Test
    void a_pushed_role_counts_for_the_apps_that_the_directory_names_and_no_other() {
        PushingCustomer pushing = pushing("members-only");
        String elsewhere = pushing.person("elsewhere");
        pushing.push(elsewhere, "roles", "Admin", "Member");

        assertThat(role("trust-center-oidc", elsewhere).asText()).isEqualTo("Viewer");
        assertThat(role("members-only-oidc", elsewhere).asText()).isEqualTo("Member");
    }

    @Test
    void a_pushed_realm_role_counts_where_the_realm_is_the_app() {
        PushingCustomer pushing = pushing("*realm");
        String promoted = pushing.person("promoted");
        pushing.push(promoted, "roles", "boss", "Admin");

        assertThat(role("realm-oidc", promoted).asText()).isEqualTo("boss");
        assertThat(role("trust-center-oidc", promoted).asText()).isEqualTo("Viewer");
    }

    @Test
    void what_is_pushed_has_to_be_an_app_role_by_its_exact_name() {
        PushingCustomer pushing = pushing("trust-center");
        String vague = pushing.person("vague");
        pushing.push(vague, "roles", "admin", "Auditor", "boss", "x".repeat(300));

        assertThat(role("trust-center-oidc", vague).asText()).isEqualTo("Viewer");
    }

    @Test
    void a_role_whose_level_cannot_be_read_gives_nothing_by_group_or_push_and_no_default_in_its_place() {
        PushingCustomer pushing = pushing("trust-center");
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
        PushingCustomer pushing = pushing("trust-center");
        String fallen = pushing.person("fallen");
        pushing.push(fallen, "roles", "Admin");
        assertThat(role("trust-center-oidc", fallen).asText()).isEqualTo("Admin");

        pushing.push(fallen, "roles", "Knowledge Base Viewer");

        assertThat(role("trust-center-oidc", fallen).asText()).isEqualTo("Knowledge Base Viewer");
        pushing.delete(fallen);
        assertThat(vendor.userId(fallen)).isEmpty();
    }

    private PushingCustomer pushing(String app) {
        return vendor.customer(Map.of("apps", List.of(app), "pushed-roles", List.of("true")));
    }
}
