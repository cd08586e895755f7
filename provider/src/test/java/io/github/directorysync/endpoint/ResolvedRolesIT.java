package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A directory is shown what its people are in its apps, and nothing of any other. */
@WithKeycloak
class ResolvedRolesIT {

    private static final String REALM = "resolved-roles";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeycloakServer keycloak;
    private final TestDirectory directory;

    ResolvedRolesIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        keycloak.admin().post("", realm()).ok();
        directory = directory(Map.of("apps", List.of("trust-center", "*realm")));
    }

    @AfterEach
    void gone() {
        keycloak.admin().delete("/" + REALM);
    }

    @Test
    void everybody_shows_their_role_in_each_app_whether_alone_or_in_a_list() {
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
    void every_source_counts_as_at_a_sign_in() {
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
    void the_deactivated_have_none() {
        String alice = directory.user(Map.of("userName", "alice", "active", false));

        assertThat(directory.get("/Users/" + alice).has("roles")).isFalse();
    }

    @Test
    void a_directory_without_apps_is_shown_none() {
        TestDirectory silent = directory(Map.of());

        String alice = silent.user("silent@acme.example");

        assertThat(silent.get("/Users/" + alice).has("roles")).isFalse();
    }

    @Test
    void what_the_client_sent_comes_first_and_a_primary_one_of_it_stays_the_only_one() {
        String alice = directory.user(Map.of(
                "userName", "alice", "roles", List.of(Map.of("value", "viewer", "type", "theirs", "primary", true))));

        JsonNode roles = directory.get("/Users/" + alice).path("roles");

        assertThat(roles.findValuesAsText("type")).containsExactly("theirs", "trust-center", "*realm");
        assertThat(roles.findValuesAsText("primary")).containsExactly("true", "false", "false");
    }

    @Test
    void a_client_that_gives_back_what_it_was_shown_changes_nothing() {
        String alice = directory.user(Map.of("userName", "alice", "roles", List.of(Map.of("value", "theirs"))));
        JsonNode before = directory.get("/Users/" + alice);

        JsonNode after = directory.scim().put("/Users/" + alice, before).ok().json();

        assertThat(after).isEqualTo(before);
        giveByHand(alice, "Admin");
        assertThat(directory.get("/Users/" + alice).path("roles").findValuesAsText("value"))
                .containsExactly("theirs", "Admin", "staff");
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
    void a_pushed_role_is_shown_as_sent_and_counts_where_it_may() {
        TestDirectory pushing = directory(Map.of("apps", List.of("trust-center"), "pushed-roles", List.of("true")));
        String alice = pushing.user(Map.of("userName", "pushed", "roles", List.of(Map.of("value", "Manager"))));

        assertThat(pushing.get("/Users/" + alice).path("roles").findValuesAsText("value"))
                .containsExactly("Manager", "Manager");
        assertThat(pushing.get("/Users").at("/Resources/0/roles/1"))
                .isEqualTo(role("Manager", "Manager", "trust-center", true));
    }

    @Test
    void an_app_that_is_gone_is_no_app_and_none_can_be_named_that_never_was() {
        String alice = directory.user("alice@acme.example");
        keycloak.admin().delete("/" + REALM + "/clients/" + client());

        assertThat(directory.get("/Users/" + alice).path("roles").findValuesAsText("type"))
                .containsExactly("*realm");
        var refused = keycloak.admin()
                .post(
                        "/" + REALM + "/components",
                        Map.of(
                                "name", "Other",
                                "providerId", "directory",
                                "providerType", "io.github.directorysync.keycloak.DirectoryProvider",
                                "config", Map.of("alias", List.of("other"), "apps", List.of("realm"))));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("The realm has no client with the client ID realm");
    }

    private TestDirectory directory(Map<String, List<String>> settings) {
        return TestDirectory.in(keycloak, REALM, settings);
    }

    private String roleOf(String user) {
        return directory.get("/Users/" + user).at("/roles/0/value").asText();
    }

    private void map(String group, String role) {
        keycloak.admin()
                .post("/" + REALM + "/groups/" + group + "/role-mappings/clients/" + client(), List.of(appRole(role)))
                .ok();
    }

    private void giveByHand(String user, String role) {
        keycloak.admin()
                .post("/" + REALM + "/users/" + user + "/role-mappings/clients/" + client(), List.of(appRole(role)))
                .ok();
    }

    private String parentGroup() {
        return keycloak.admin()
                .get("/" + REALM + "/group-by-path/" + directory.alias())
                .ok()
                .json()
                .path("id")
                .asText();
    }

    private JsonNode appRole(String role) {
        return keycloak.admin()
                .get("/" + REALM + "/clients/" + client() + "/roles/" + role)
                .ok()
                .json();
    }

    private String client() {
        return keycloak.admin()
                .get("/" + REALM + "/clients?clientId=trust-center")
                .json()
                .at("/0/id")
                .asText();
    }

    private static ObjectNode role(String value, String display, String type, boolean primary) {
        return JSON.createObjectNode()
                .put("value", value)
                .put("display", display)
                .put("type", type)
                .put("primary", primary);
    }

    private static JsonNode array(ObjectNode... elements) {
        return JSON.createArrayNode().addAll(List.of(elements));
    }

    private static Map<String, ?> realm() {
        return Map.of(
                "realm",
                REALM,
                "enabled",
                true,
                "attributes",
                Map.of("directory-sync.enabled", "true", "directory-sync.default-role", "staff"),
                "clients",
                List.of(Map.of(
                        "clientId", "trust-center", "attributes", Map.of("directory-sync.default-role", "Viewer"))),
                "roles",
                Map.of(
                        "realm",
                        List.of(Map.of("name", "staff")),
                        "client",
                        Map.of(
                                "trust-center",
                                List.of(
                                        ranked("Viewer", "", "10"),
                                        ranked("Manager", "", "20"),
                                        ranked("Admin", "Does everything.", "30")))));
    }

    private static Map<String, ?> ranked(String name, String description, String level) {
        return Map.of(
                "name", name, "description", description, "attributes", Map.of("directory-sync.level", List.of(level)));
    }
}
