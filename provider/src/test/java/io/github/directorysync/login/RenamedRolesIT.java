package io.github.directorysync.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Roles and apps that are renamed or imported again are the same roles and apps. */
@WithKeycloak
final class RenamedRolesIT extends RoleFaultScenario {

    RenamedRolesIT() {
        super("renamed-roles");
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
                        "/" + realmName + "/partialImport",
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

    /** As the console does it. */
    private void rename(String role, String name) {
        keycloak.admin().put(path(role), role(role, name)).ok();
    }

    private void rename(String clientId) {
        ObjectNode client = (ObjectNode) vendor.get("/clients/" + app).json();
        keycloak.admin()
                .put("/" + realmName + "/clients/" + app, client.put("clientId", clientId))
                .ok();
    }

    /** As Terraform does it. */
    private void byId(String role, String name) {
        ObjectNode found = role(role, name);
        keycloak.admin()
                .put("/" + realmName + "/roles-by-id/" + found.path("id").asText(), found)
                .ok();
    }
}
