package io.github.directorysync.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What everybody is in the app after signing in, by whichever protocol the app speaks. */
@WithKeycloak
@TestInstance(Lifecycle.PER_CLASS)
abstract class SignInCases {

    private final String realm;
    Vendor vendor;
    PushingCustomer acme;

    SignInCases(String realm) {
        this.realm = realm;
    }

    /** The role that the app is told after a sign-in, or what the person reads who was not let in. */
    abstract String roleOf(String person);

    @BeforeAll
    void a_vendor_with_a_customer(KeycloakServer keycloak) {
        vendor = Vendor.open(keycloak, realm);
        acme = vendor.customer();
    }

    @Test
    void a_viewer_by_group_who_was_granted_admin_by_hand_is_an_admin() {
        String alice = acme.person("alice", "Sales Department");
        vendor.choose(alice, "trust-center", "Admin");

        assertThat(roleOf(alice)).isEqualTo("Admin");
    }

    @Test
    void a_viewer_by_hand_whose_group_grants_account_manager_is_an_account_manager() {
        String bob = acme.person("bob", "Account Managers");
        vendor.choose(bob, "trust-center", "Viewer");

        assertThat(roleOf(bob)).isEqualTo("Account Manager");
    }

    @Test
    void somebody_in_no_group_inherits_the_default_role() {
        String carol = acme.person("carol");

        assertThat(roleOf(carol)).isEqualTo("Viewer");
    }

    @Test
    void a_group_that_is_mapped_to_no_app_role_leaves_the_default() {
        String sam = acme.person("sam", "Strangers");

        assertThat(roleOf(sam)).isEqualTo("Viewer");
    }

    @Test
    void a_group_below_the_default_really_gives_that_lower_role() {
        String dave = acme.person("dave", "Contractors");

        assertThat(roleOf(dave)).isEqualTo("Knowledge Base Viewer");
    }

    @Test
    void of_two_groups_the_higher_one_counts() {
        String erin = acme.person("erin", "Contractors", "Account Managers", "Sales Department");

        assertThat(roleOf(erin)).isEqualTo("Account Manager");
    }

    @Test
    void a_composite_role_counts_by_what_it_contains() {
        String frank = acme.person("frank", "Resellers");

        assertThat(roleOf(frank)).isEqualTo("Account Manager");
    }

    @Test
    void members_of_a_subgroup_get_what_the_group_above_is_mapped_to() {
        PushingCustomer north = vendor.customer();
        vendor.map(vendor.groupId(north.name()), "trust-center", "Account Manager");
        String gina = north.person("gina", "Sales Department");

        assertThat(roleOf(gina)).isEqualTo("Account Manager");
    }

    @Test
    void somebody_taken_out_of_a_group_is_less_at_the_next_sign_in() {
        String henry = acme.person("henry", "Account Managers", "Contractors");
        assertThat(roleOf(henry)).isEqualTo("Account Manager");

        acme.remove(henry, "Account Managers");

        assertThat(roleOf(henry)).isEqualTo("Knowledge Base Viewer");
    }

    @Test
    void a_role_that_the_identity_provider_pushes_counts_beside_its_groups() {
        PushingCustomer pushing =
                vendor.customer(Map.of("apps", List.of("trust-center"), "pushed-roles", List.of("true")));
        String jane = pushing.person("jane", "Contractors");
        pushing.push(jane, "roles", "unheard of", "Account Manager");
        assertThat(roleOf(jane)).isEqualTo("Account Manager");

        pushing.push(jane, "roles");

        assertThat(roleOf(jane)).isEqualTo("Knowledge Base Viewer");
    }

    @Test
    void a_pushed_role_is_nothing_where_the_directory_does_not_let_it_count() {
        String karl = acme.person("karl");
        acme.push(karl, "roles", "Admin");

        assertThat(roleOf(karl)).isEqualTo("Viewer");
    }

    @Test
    void somebody_suspended_cannot_sign_in() {
        String ines = acme.person("ines", "Account Managers");
        assertThat(roleOf(ines)).isEqualTo("Account Manager");

        acme.suspend(ines);

        assertThat(roleOf(ines)).containsIgnoringCase("disabled");
    }
}
