package io.github.directorysync.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people get, and who is told, when the level of a role cannot be read or a default role is gone. */
@WithKeycloak
final class RoleFaultsIT extends RoleFaultScenario {

    RoleFaultsIT() {
        super("role-faults");
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
        assertThat(keycloak.log().lines().filter(line -> line.contains("WARN") && line.contains(realmName)))
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

    private JsonNode explanation(String person) {
        return vendor.get("/directory-sync/apps/" + app + "/people/" + vendor.userId(person) + "/explanation")
                .json();
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

    private void attribute(String clientId, String defaultRole) {
        ObjectNode client =
                (ObjectNode) vendor.get("/clients/" + vendor.client(clientId)).json();
        ((ObjectNode) client.path("attributes")).put("directory-sync.default-role", defaultRole);
        keycloak.admin()
                .put("/role-faults/clients/" + client.path("id").asText(), client)
                .ok();
    }
}
