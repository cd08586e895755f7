package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A directory sees in {@code roles} what its users are in the apps that its settings name, and in no others. */
@WithKeycloak
class ResolvedRolesIT extends TrustCenterScenario {

    ResolvedRolesIT(KeycloakServer keycloak) {
        super(keycloak, "resolved-roles");
    }

    @Test
    void a_user_shows_the_role_in_each_app_alone_and_in_a_list() {
        String alice = directory.user("alice@acme.example");
        String bob = directory.user("bob@acme.example");
        map(directory.group("Admins", alice), "Admin");

        var expected =
                array(role("Admin", "Does everything.", "trust-center", true), role("staff", "staff", "*realm", false));
        assertThat(directory.get("/Users/" + alice).path("roles")).isEqualTo(expected);
        JsonNode list = directory.get("/Users");
        assertThat(list.at("/Resources/0/roles")).isEqualTo(expected);
        assertThat(list.at("/Resources/1/roles/0/value").asText()).isEqualTo("Viewer");
        assertThat(list.at("/Resources/1/id").asText()).isEqualTo(bob);
    }

    @Test
    void roles_of_the_parent_group_and_roles_given_by_hand_count_as_at_a_sign_in() {
        String byParent = directory.user("parent@acme.example");
        directory.group("Anybody", byParent);
        String byHand = directory.user("hand@acme.example");
        giveByHand(byHand, "Admin");
        map(parentGroup(), "Manager");

        assertThat(roleOf(byParent)).isEqualTo("Manager");
        assertThat(roleOf(byHand)).isEqualTo("Admin");
    }

    @Test
    void the_primary_app_comes_first() {
        TestDirectory realmFirst =
                directory(Map.of("apps", List.of("trust-center", "*realm"), "primary-app", List.of("*realm")));
        String alice = realmFirst.user("realm-first@acme.example");

        JsonNode roles = realmFirst.get("/Users/" + alice).path("roles");

        assertThat(roles.findValuesAsText("type")).containsExactly("*realm", "trust-center");
        assertThat(roles.findValuesAsText("primary")).containsExactly("true", "false");
    }

    @Test
    void deactivated_users_show_no_roles() {
        String alice = directory.user(Map.of("userName", "alice", "active", false));

        assertThat(directory.get("/Users/" + alice).has("roles")).isFalse();
    }

    @Test
    void without_apps_in_its_settings_a_directory_is_shown_no_roles() {
        TestDirectory silent = directory(Map.of());

        String alice = silent.user("silent@acme.example");

        assertThat(silent.get("/Users/" + alice).has("roles")).isFalse();
    }

    @Test
    void roles_that_are_not_asked_for_are_not_given() {
        String alice = directory.user("alice@acme.example");

        assertThat(directory
                        .get("/Users/" + alice + "?excludedAttributes=roles")
                        .has("roles"))
                .isFalse();
        assertThat(directory.get("/Users?attributes=roles.value").at("/Resources/0/roles/0"))
                .isEqualTo(JSON.createObjectNode().put("value", "Viewer"));
    }

    @Test
    void a_deleted_app_is_not_shown_and_settings_that_name_no_app_of_the_realm_are_refused() {
        String alice = directory.user("alice@acme.example");
        keycloak.admin().delete("/" + realm + "/clients/" + client());

        assertThat(directory.get("/Users/" + alice).path("roles").findValuesAsText("type"))
                .containsExactly("*realm");
        var refused = keycloak.admin()
                .post("/" + realm + "/components", TestDirectory.component("other", Map.of("apps", List.of("realm"))));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("The realm has no client with the client ID realm");
    }

    private String roleOf(String user) {
        return directory.get("/Users/" + user).at("/roles/0/value").asText();
    }

    private String parentGroup() {
        return keycloak.admin()
                .get("/" + realm + "/group-by-path/" + directory.alias())
                .ok()
                .json()
                .path("id")
                .asText();
    }

    private static JsonNode array(ObjectNode... elements) {
        return JSON.createArrayNode().addAll(List.of(elements));
    }
}
