package io.github.directorysync.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What people get, and who is told, when an administrator has made the roles of an app wrong in Keycloak. */
@WithKeycloak
@TestInstance(Lifecycle.PER_CLASS)
final class RoleFaultsIT {

    private static final String ADMIN = "Admin";

    private Vendor vendor;
    private KeycloakServer keycloak;
    private Customer customer;
    private String app = "";

    @BeforeAll
    void a_vendor_with_a_customer(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        vendor = Vendor.open(keycloak, "role-faults");
        keycloak.admin()
                .put("/role-faults", Map.of("attributes", Map.of("directory-sync.enabled", "true")))
                .ok();
        app = vendor.client("trust-center");
        customer = vendor.customer(Map.of("apps", List.of("trust-center")));
    }

    @BeforeEach
    void all_is_well() {
        level(ADMIN, "40");
        level("Typo", "1");
        level("Knowledge Base Viewer", "10");
    }

    @Test
    void an_admin_whose_level_is_a_word_is_no_admin_no_default_and_everybody_is_told() {
        String ada = customer.person("ada");
        vendor.choose(ada, "trust-center", ADMIN);
        assertThat(role(ada)).isEqualTo(ADMIN);

        level(ADMIN, "high");

        assertThat(role(ada)).isEmpty();
        String problem = "\"high\" is not a number";
        JsonNode why = explanation(ada);
        assertThat(why.path("sentence").asText()).contains("Admin does not count (" + problem + ")");
        assertThat(why.path("trace").findValuesAsText("why")).anyMatch(line -> line.startsWith(problem));
        JsonNode ladder = ladder();
        assertThat(ladder.path("roles"))
                .anyMatch(role -> role.path("name").asText().equals(ADMIN)
                        && role.path("fault").asText().equals(problem)
                        && !role.has("level"));
        assertThat(ladder.path("unranked").toString()).doesNotContain(ADMIN);
        assertThat(ladder.at("/attention/0/text").asText()).contains("Admin of trust-center", problem);
        assertThat(attention().findValuesAsText("code")).contains("role-level");
        assertThat(person(ada).path("fault").asText()).isEqualTo("Admin: " + problem);
        assertThat(keycloak.log().lines().filter(line -> line.contains("WARN") && line.contains("role-faults")))
                .filteredOn(line -> line.contains("The role Admin of trust-center does not count: " + problem))
                .hasSize(1);
    }

    @Test
    void whoever_has_another_role_has_the_highest_of_those_that_can_be_read() {
        String max = customer.person("max", "Account Managers");
        vendor.choose(max, "trust-center", ADMIN);

        level(ADMIN, "1.5");

        assertThat(role(max)).isEqualTo("Account Manager");
        assertThat(explanation(max).path("sentence").asText())
                .endsWith("; Admin does not count: \"1.5\" is not a whole number.");
    }

    @Test
    void a_level_below_the_default_that_cannot_be_read_raises_nobody_to_the_default() {
        String con = customer.person("con", "Contractors");
        assertThat(role(con)).isEqualTo("Knowledge Base Viewer");

        for (String written : List.of("", "ten", "99999999999")) {
            level("Knowledge Base Viewer", written);
            assertThat(role(con)).as(written).isEmpty();
        }
        levels("Knowledge Base Viewer", List.of("10", "90"));

        assertThat(role(con)).isEmpty();
        assertThat(explanation(con).path("sentence").asText()).contains("it has several levels: \"10\", \"90\"");
    }

    @Test
    void a_level_with_blanks_around_it_is_one() {
        String bea = customer.person("bea");
        vendor.choose(bea, "trust-center", ADMIN);

        level(ADMIN, " 40 ");

        assertThat(role(bea)).isEqualTo(ADMIN);
        assertThat(attention().findValuesAsText("code")).doesNotContain("role-level");
    }

    @Test
    void the_default_role_is_the_same_role_after_it_was_renamed() {
        String dora = customer.person("dora");
        assertThat(role(dora)).isEqualTo("Viewer");

        rename("Viewer", "Visitor");
        String renamed = role(dora);
        String named = ladder().path("defaultRole").asText();
        byId("Visitor", "Viewer");

        assertThat(renamed).isEqualTo("Visitor");
        assertThat(named).isEqualTo("Visitor");
        assertThat(role(dora)).isEqualTo("Viewer");
        assertThat(ladder().path("attention").findValuesAsText("code")).doesNotContain("default-role");
    }

    @Test
    void mappings_of_groups_and_people_survive_the_renaming_of_their_role() {
        String gus = customer.person("gus", "Account Managers");

        rename("Account Manager", "Manager / EMEA");
        String renamed = role(gus);
        rename("Manager / EMEA", "Account Manager");

        assertThat(renamed).isEqualTo("Manager / EMEA");
    }

    @Test
    void the_default_role_is_there_after_a_partial_import_that_made_it_anew() {
        String ida = customer.person("ida");
        ObjectNode viewer = role("Viewer", "");
        String id = viewer.remove("id").asText();

        keycloak.admin()
                .post(
                        "/role-faults/partialImport",
                        Map.of(
                                "ifResourceExists",
                                "OVERWRITE",
                                "roles",
                                Map.of("client", Map.of("trust-center", List.of(viewer)))))
                .ok();

        assertThat(role("Viewer", "").path("id").asText()).isNotEqualTo(id);
        assertThat(role(ida)).isEqualTo("Viewer");
        assertThat(ladder().path("attention").findValuesAsText("code")).doesNotContain("default-role");
    }

    @Test
    void an_app_is_the_same_app_after_its_client_was_called_otherwise() {
        String rex = customer.person("rex", "Account Managers");

        rename("trust-center-2");
        String renamed = role(rex);
        JsonNode apps = vendor.get("/directory-sync/directories/" + customer.name())
                .json()
                .path("apps");
        rename("trust-center");

        assertThat(renamed).isEqualTo("Account Manager");
        assertThat(apps.toString()).isEqualTo("[\"trust-center-2\"]");
        assertThat(role(rex)).isEqualTo("Account Manager");
    }

    @Test
    void a_default_role_that_was_deleted_is_told_until_there_is_one_again() {
        String nina = customer.person("nina");
        String ghost = vendor.client("members-only");
        vendor.post("/clients/" + ghost + "/roles", Map.of("name", "Guest")).ok();
        attribute("members-only", "Guest");
        assertThat(texts("members-only")).isEmpty();

        keycloak.admin()
                .delete("/role-faults/clients/" + ghost + "/roles/Guest")
                .ok();

        assertThat(texts("members-only"))
                .singleElement()
                .asString()
                .contains("The default role Guest of members-only does not exist", "Make the role Guest");
        assertThat(nina).isNotEmpty();
        attribute("members-only", "");
        assertThat(texts("members-only")).isEmpty();
    }

    @Test
    void an_app_without_any_ranked_role_and_one_that_is_gone_are_told_at_the_directory() {
        String bare = vendor.post("/clients", Map.of("clientId", "bare")).createdId();
        String gone = vendor.post("/clients", Map.of("clientId", "gone")).createdId();
        String alias = vendor.customer(Map.of("apps", List.of("bare", "gone"))).name();
        keycloak.admin().delete("/role-faults/clients/" + gone).ok();

        JsonNode directory = vendor.get("/directory-sync/directories/" + alias).json();

        assertThat(directory.path("status").asText()).isEqualTo("needs-attention");
        assertThat(directory.path("attention").findValuesAsText("code")).contains("no-ranked-role", "app-missing");
        assertThat(directory.path("attention").toString()).contains("No role of bare has a level", "no client gone");
        assertThat(vendor.get("/directory-sync/apps/" + bare)
                        .json()
                        .at("/attention/0/code")
                        .asText())
                .isEqualTo("no-ranked-role");
    }

    private String role(String person) {
        return Vendor.claims(vendor.token("trust-center-oidc", person)
                        .ok()
                        .json()
                        .path("access_token")
                        .asText())
                .path("role")
                .asText();
    }

    private JsonNode explanation(String person) {
        return vendor.get("/directory-sync/apps/" + app + "/people/" + vendor.userId(person) + "/explanation")
                .json();
    }

    private JsonNode person(String name) {
        return vendor.get("/directory-sync/directories/" + customer.name() + "/people?app=" + app + "&search="
                        + Http.encoded(name))
                .json()
                .at("/items/0");
    }

    private JsonNode ladder() {
        return vendor.get("/directory-sync/apps/" + app).json();
    }

    private JsonNode attention() {
        return vendor.get("/directory-sync/directories/" + customer.name())
                .json()
                .path("attention");
    }

    private List<String> texts(String clientId) {
        return vendor.get("/directory-sync/apps/" + vendor.client(clientId))
                .json()
                .path("attention")
                .findValuesAsText("text");
    }

    private void level(String role, String written) {
        levels(role, List.of(written));
    }

    private void levels(String role, List<String> written) {
        ObjectNode found = role(role, "");
        found.putObject("attributes");
        written.forEach(found.withArray("/attributes/directory-sync.level")::add);
        keycloak.admin().put(path(role), found).ok();
    }

    /** As the console does it. */
    private void rename(String role, String name) {
        keycloak.admin().put(path(role), role(role, name)).ok();
    }

    private void rename(String clientId) {
        ObjectNode client = (ObjectNode) vendor.get("/clients/" + app).json();
        keycloak.admin()
                .put("/role-faults/clients/" + app, client.put("clientId", clientId))
                .ok();
    }

    /** As Terraform does it. */
    private void byId(String role, String name) {
        ObjectNode found = role(role, name);
        keycloak.admin()
                .put("/role-faults/roles-by-id/" + found.path("id").asText(), found)
                .ok();
    }

    private ObjectNode role(String role, String name) {
        ObjectNode found = (ObjectNode) keycloak.admin().get(path(role)).ok().json();
        return name.isEmpty() ? found : found.put("name", name);
    }

    private String path(String role) {
        return "/role-faults/clients/" + app + "/roles/" + Http.encoded(role).replace("+", "%20");
    }

    private void attribute(String clientId, String defaultRole) {
        ObjectNode client =
                (ObjectNode) vendor.get("/clients/" + vendor.client(clientId)).json();
        ((ObjectNode) client.path("attributes")).put("directory-sync.default-role", defaultRole);
        keycloak.admin()
                .put("/role-faults/clients/" + client.path("id").asText(), client)
                .ok();
    }
}
