package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Attributes and groups that the holder of a set-up link maps, as far as the link allows. On every database. */
abstract class PortalMappings extends SetupLinkScenario {

    PortalMappings(KeycloakServer keycloak) {
        super(keycloak, "invited-mappings");
    }

    @Test
    void the_holder_maps_what_the_directory_declares_itself_as_far_as_the_link_goes() {
        String urn = "urn:ietf:params:scim:schemas:extension:acme:2.0:User";
        realm.api()
                .patch(
                        ACME,
                        Map.of(
                                "extension",
                                urn,
                                "extensionAttributes",
                                List.of("badges[] -> badges", "plan -> plan", "costCode")))
                .ok();
        Http portal = invited.enter(invited.wish(
                        "acme", Map.of("scopes", List.of("map-attributes"), "attributes", List.of("badges", "costs")))
                .ok()
                .json());

        JsonNode before = portal.get("/mapping").ok().json();
        assertThat(before.path("mapping")).hasToString("{\"badges\":\"" + urn + ":badges\"}");
        assertThat(before.path("declared"))
                .extracting(JsonNode::asText)
                .containsExactly(urn + ":badges", urn + ":costCode", urn + ":plan");

        portal.put("/mapping", Map.of("mapping", Map.of("badges", urn + ":badges", "costs", urn + ":costCode")))
                .ok();
        assertThat(settings("attributeMapping")).containsExactly(urn + ":costCode -> costs");
        assertThat(settings("extensionAttributes"))
                .containsExactlyInAnyOrder("badges[] -> badges", "plan -> plan", "costCode");

        portal.put("/mapping", Map.of("mapping", Map.of("badges", "title"))).ok();
        assertThat(settings("attributeMapping")).containsExactly("title -> badges");
        assertThat(settings("extensionAttributes")).containsExactlyInAnyOrder("badges[]", "plan -> plan", "costCode");

        assertRefused("mapping", portal.put("/mapping", Map.of("mapping", Map.of("plan", urn + ":costCode"))));
        assertThat(portal.put("/mapping", Map.of("mapping", Map.of("badges", urn + ":nothing")))
                        .status())
                .isEqualTo(400);
        portal.put("/mapping", Map.of("mapping", Map.of())).ok();
        assertThat(settings("attributeMapping")).isEmpty();
        assertThat(settings("extensionAttributes")).containsExactlyInAnyOrder("badges[]", "plan -> plan", "costCode");
    }

    private List<String> settings(String field) {
        List<String> lines = new ArrayList<>();
        realm.api().get(ACME).ok().json().path(field).forEach(line -> lines.add(line.asText()));
        return lines;
    }

    @Test
    void the_holder_maps_the_attributes_of_the_link_and_no_others() {
        realm.api()
                .patch(ACME, Map.of("attributeMapping", List.of("nickName -> plan", "title -> jobTitle")))
                .ok();
        Http portal = invited.enter(invited.wholeLink("acme"));

        assertThat(portal.get("/mapping").ok().json().path("mapping")).hasToString("{\"jobTitle\":\"title\"}");
        portal.put("/mapping", Map.of("mapping", Map.of("jobTitle", "userType")))
                .ok();

        assertThat(realm.api().get(ACME).json().path("attributeMapping").toString())
                .contains("nickName -> plan", "userType -> jobTitle")
                .doesNotContain("title -> jobTitle");
        for (Map<String, String> wrong : List.of(
                Map.of("plan", "title"),
                Map.of("jobTitle", "title -> plan"),
                Map.of("jobTitle", "title->plan"),
                Map.of("jobTitle", "nowhere"))) {
            Answer answer = portal.put("/mapping", Map.of("mapping", wrong));
            assertThat(answer.status()).as(wrong.toString()).isEqualTo(400);
        }
        portal.put("/mapping", Map.of("mapping", Map.of())).ok();
        assertThat(realm.api().get(ACME).json().path("attributeMapping")).hasSize(1);
    }

    @Test
    void the_holder_maps_groups_as_high_as_the_link_says_and_no_higher() {
        String sales = invited.group("acme", "Sales");
        String board = invited.group("acme", "Board");
        invited.map(board, "Owner");
        Http portal = invited.enter(invited.wholeLink("acme"));
        String app = "?app=" + invited.app();

        JsonNode apps = portal.get("/apps").ok().json().path("items");
        assertThat(apps.at("/0/name").asText()).isEqualTo("The Shop");
        assertThat(apps.at("/0/roles").findValuesAsText("name")).containsExactly("Editor", "Reader");
        assertThat(portal.get("/groups" + app).ok().json().path("items").findValuesAsText("displayName"))
                .containsExactly("Board", "Sales");
        portal.put("/groups/" + sales + "/role" + app, Map.of("role", "Editor")).ok();
        assertThat(invited.mapped(sales)).containsExactly("Editor");

        assertThat(portal.put("/groups/" + sales + "/role" + app, Map.of("role", "Owner"))
                        .status())
                .isEqualTo(403);
        assertThat(portal.put("/groups/" + board + "/role" + app, Map.of("role", "Reader"))
                        .status())
                .isEqualTo(403);
        assertThat(portal.delete("/groups/" + board + "/role" + app).status()).isEqualTo(403);
        assertThat(portal.get("/groups").status()).isEqualTo(400);
        assertThat(portal.get("/groups?app=realm").status()).isEqualTo(400);
        assertThat(portal.put("/groups/" + sales + "/role?app=realm", Map.of("role", "offline_access"))
                        .status())
                .isEqualTo(400);
        assertThat(invited.mapped(sales)).containsExactly("Editor");
        assertThat(invited.mapped(board)).containsExactly("Owner");

        portal.delete("/groups/" + sales + "/role" + app).ok();
        assertThat(invited.mapped(sales)).isEmpty();
    }

    @Test
    void an_explanation_names_the_link_by_which_a_group_was_mapped() {
        String sales = invited.group("acme", "Mapped Sales");
        String users = "/" + realm.name() + "/users";
        String ann = realm.keycloak()
                .admin()
                .post(users, Map.of("username", "mapped-ann", "enabled", true))
                .createdId();
        realm.keycloak().admin().put(users + "/" + ann + "/groups/" + sales, "").ok();
        Http portal = invited.enter(invited.wholeLink("acme"));

        portal.put("/groups/" + sales + "/role?app=" + invited.app(), Map.of("role", "Editor"))
                .ok();

        JsonNode last = realm.api()
                .get("/apps/" + invited.app() + "/people/" + ann + "/explanation")
                .ok()
                .json()
                .path("lastChange");
        JsonNode entry = realm.api()
                .with("Accept", "application/json")
                .get("/directories/acme/activity/" + last.path("activity").asText())
                .ok()
                .json();
        realm.keycloak().admin().delete(users + "/" + ann).ok();
        assertThat(last.path("after").asText()).isEqualTo("Editor");
        assertThat(entry.path("actorKind").asText()).isEqualTo("link");
        assertThat(entry.path("operation").asText()).isEqualTo("update-group-role");
    }
}
