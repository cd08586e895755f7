package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Explanations: which source gives a role, and which request changed it last. On every database. */
abstract class ExplainedRoles extends LadderScenario {

    ExplainedRoles(KeycloakServer keycloak) {
        super(keycloak, "role-explanations");
    }

    @Test
    void one_sentence_and_a_trace_say_why_somebody_has_a_role() {
        String ann = directory.user("why-ann@example.com");
        String sales = directory.group("Why Sales", ann);
        directory.group("Why Others", ann);
        realm.put(groups + "/" + sales + "/role?app=" + realm.app(), Map.of("role", "Manager"))
                .ok();
        realm.grant("groups/" + sales, "Unranked");
        realm.put(apps + "/people/" + ann + "/selector", Map.of("role", "Reader", "reason", "Was new"))
                .ok();

        JsonNode explanation =
                realm.get(apps + "/people/" + ann + "/explanation").ok().json();

        assertThat(explanation.path("sentence").asText())
                .isEqualTo("Given Family has Manager because the group " + directory.alias()
                        + "/Why Sales is mapped to it; the role selector Reader is lower.");
        assertThat(explanation.path("role").asText()).isEqualTo("Manager");
        assertThat(texts(explanation.path("trace"), "verdict"))
                .containsExactly("won", "outranked", "outranked", "skipped", "skipped");
        assertThat(texts(explanation.path("trace"), "source"))
                .containsExactly("group", "selector", "default", "group", "group");
        assertThat(explanation.at("/trace/0/group").asText()).endsWith("/Why Sales");
        assertThat(explanation.at("/trace/0/level").asInt()).isEqualTo(30);
        assertThat(texts(explanation.path("trace"), "why"))
                .contains("the group is mapped to no role of this app", "the role has no permission level");
    }

    @Test
    void an_explanation_names_the_request_that_changed_the_role_last() {
        try (TestDirectory other = TestDirectory.in(keycloak, realm.name(), Map.of("apps", List.of("portal")))) {
            String ann = other.user("changed-ann@example.com");
            String sales = other.group("Changed Sales");
            realm.put(
                            "/directories/" + other.alias() + "/groups/" + sales + "/role?app=" + realm.app(),
                            Map.of("role", "Manager"))
                    .ok();
            other.scim()
                    .patch(
                            "/Groups/" + sales,
                            Map.of(
                                    "Operations",
                                    List.of(Map.of(
                                            "op", "add", "path", "members", "value", List.of(Map.of("value", ann))))))
                    .ok();

            JsonNode last = realm.get(apps + "/people/" + ann + "/explanation")
                    .ok()
                    .json()
                    .path("lastChange");
            JsonNode entry = realm.get("/directories/" + other.alias() + "/activity/"
                            + last.path("activity").asText())
                    .ok()
                    .json();

            assertThat(last.path("before").asText()).isEqualTo("Viewer");
            assertThat(last.path("after").asText()).isEqualTo("Manager");
            assertThat(entry.path("method").asText()).isEqualTo("PATCH");
            assertThat(entry.toString()).contains(sales);
        }
    }

    @Test
    void an_explanation_names_the_administrator_who_chose_the_role_and_the_request_that_made_the_person() {
        String ann = directory.user("chosen-ann@example.com");
        String person = apps + "/people/" + ann;
        JsonNode fresh = realm.get(person + "/explanation").ok().json();
        assertThat(fresh.has("lastChange")).isFalse();
        assertThat(activity(fresh.at("/created/activity")).path("operation").asText())
                .isEqualTo("create-user");

        realm.put(person + "/selector", Map.of("role", "Admin", "reason", "On call"))
                .ok();
        JsonNode chosen = realm.get(person + "/explanation").ok().json().path("lastChange");
        realm.delete(person + "/selector").ok();
        JsonNode cleared = realm.get(person + "/explanation").ok().json().path("lastChange");

        assertThat(chosen.path("after").asText()).isEqualTo("Admin");
        JsonNode entry = activity(chosen.path("activity"));
        assertThat(entry.path("operation").asText()).isEqualTo("set-selector");
        assertThat(entry.path("actorKind").asText()).isEqualTo("admin");
        assertThat(cleared.path("before").asText()).isEqualTo("Admin");
        assertThat(activity(cleared.path("activity")).path("operation").asText())
                .isEqualTo("clear-selector");
    }

    @Test
    void an_explanation_names_the_administrator_who_changed_the_ladder_the_default_or_a_mapping() {
        String ann = directory.user("moved-ann@example.com");
        String bob = directory.user("moved-bob@example.com");
        String sales = directory.group("Moved Sales", bob);
        String mapping = groups + "/" + sales + "/role?app=" + realm.app();

        realm.put(mapping, Map.of("role", "Manager")).ok();
        assertChanged(bob, "Viewer", "Manager", "map-group", sales);
        assertThat(explanation(ann).has("lastChange")).isFalse();

        realm.ladder("Reader", LADDER);
        assertChanged(ann, "Viewer", "Reader", "change-ladder", realm.app());
        assertChanged(bob, "Viewer", "Manager", "map-group", sales);

        realm.ladder("Reader", "Admin=40", "Viewer=20", "Reader=10");
        assertChanged(bob, "Manager", "Reader", "change-ladder", realm.app());

        realm.ladder("Reader", LADDER);
        realm.delete(mapping).ok();
        assertChanged(bob, "Manager", "Reader", "unmap-group", sales);
        assertChanged(ann, "Viewer", "Reader", "change-ladder", realm.app());
    }

    @Test
    void a_mapping_that_gives_a_role_in_another_app_too_is_what_changed_the_role_there() {
        realm.put("/apps/realm", Map.of("roles", RoleRealm.rungs("Lead=5"))).ok();
        String ann = directory.user("both-ann@example.com");
        String sales = directory.group("Both Sales", ann);

        realm.put(groups + "/" + sales + "/role?app=realm", Map.of("role", "Lead"))
                .ok();
        JsonNode inRealm =
                realm.get("/apps/realm/people/" + ann + "/explanation").json().path("lastChange");
        realm.put("/apps/realm", Map.of("roles", List.of())).ok();

        assertChanged(ann, "Viewer", "Manager", "map-group", sales);
        assertThat(inRealm.path("after").asText()).isEqualTo("Lead");
        assertThat(inRealm.path("activity")).isEqualTo(explanation(ann).at("/lastChange/activity"));
    }

    private void assertChanged(String user, String before, String after, String operation, String target) {
        JsonNode last = explanation(user).path("lastChange");
        JsonNode entry =
                realm.get("/activity/" + last.path("activity").asText()).ok().json();

        assertThat(last.path("before").asText()).isEqualTo(before);
        assertThat(last.path("after").asText()).isEqualTo(after);
        assertThat(entry.path("operation").asText()).isEqualTo(operation);
        assertThat(entry.path("targetId").asText()).isEqualTo(target);
        assertThat(entry.path("actorKind").asText()).isEqualTo("admin");
        assertThat(entry.path("actor").asText()).isEqualTo("admin");
        assertThat(texts(entry.path("roleChanges"), "id")).contains(user);
        assertThat(entry.path("people").has(user)).isTrue();
    }

    private JsonNode activity(JsonNode id) {
        return realm.get("/directories/" + directory.alias() + "/activity/" + id.asText())
                .ok()
                .json();
    }

    @Test
    void the_deactivated_are_told_what_they_would_have() {
        String ann = directory.user("off-ann@example.com");
        directory
                .scim()
                .patch(
                        "/Users/" + ann,
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:api:messages:2.0:PatchOp"),
                                "Operations",
                                List.of(Map.of("op", "replace", "path", "active", "value", false))))
                .ok();

        assertThat(sentence(ann))
                .isEqualTo("Given Family has no role because the account is deactivated;"
                        + " otherwise it would be Viewer, because nothing else gives a role and it is the default.");
    }
}
