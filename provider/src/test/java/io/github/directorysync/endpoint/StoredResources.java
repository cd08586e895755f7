package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** Resources are stored whole, found by their values, listed once, and deleted with their realm. */
abstract class StoredResources extends StorageScenario {

    StoredResources(KeycloakServer keycloak, LongSupplier rows) {
        super(keycloak, "stored-resources", rows);
    }

    @Test
    void a_resource_is_read_as_it_was_sent() {
        Map<String, Object> person = person("Ann", "ext-ann");
        person.put("title", "Ärztin 🩺");
        person.put("phoneNumbers", List.of(Map.of("value", "+1 555 0100", "type", "mobile")));
        person.put(
                "emails",
                List.of(
                        Map.of("value", "Ann@Home.example", "type", "home"),
                        Map.of("value", "Ann@Work.example", "type", "work", "primary", true)));
        person.put(
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                Map.of("department", "Risk", "manager", Map.of("value", "boss")));

        JsonNode kept = directory.get("/Users/" + directory.user(person));

        assertThat(kept.path("userName").asText()).isEqualTo("Ann");
        assertThat(kept.path("title").asText()).isEqualTo("Ärztin 🩺");
        assertThat(kept.at("/phoneNumbers/0/value").asText()).isEqualTo("+1 555 0100");
        assertThat(kept.at("/emails/0/value").asText()).isEqualTo("Ann@Home.example");
        assertThat(kept.at("/emails/1/value").asText()).isEqualTo("Ann@Work.example");
        assertThat(kept.at("/urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/manager/value")
                        .asText())
                .isEqualTo("boss");
    }

    @Test
    void an_external_id_is_unique_in_a_directory() {
        directory.user(person("ann", "same"));

        Answer answer = directory.scim().post("/Users", person("bob", "same"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("scimType").asText()).isEqualTo("uniqueness");
    }

    @Test
    void filters_find_the_same_whether_the_database_or_the_server_evaluates_them() {
        Map<String, Object> ann = person("ann", "ext-ann");
        ann.put("title", "Analyst");
        ann.put(
                "emails",
                List.of(
                        Map.of("value", "ann@work.example", "type", "work", "primary", true),
                        Map.of("value", "ann@home.example", "type", "home")));
        directory.user(ann);
        directory.user(person("bob", "bob_the%builder"));

        Map<String, Integer> expected = new HashMap<>();
        expected.put("userName eq \"ANN\"", 1);
        expected.put("externalId sw \"bob_\"", 1);
        expected.put("externalId co \"%\"", 1);
        expected.put("externalId sw \"b%\"", 0);
        expected.put("externalId eq \"EXT-ANN\"", 0);
        expected.put("emails eq \"Ann@Home.example\"", 1);
        expected.put("emails.value eq \"ann@work.example\"", 1);
        expected.put("emails[type eq \"home\" and value eq \"ann@home.example\"]", 1);
        expected.put("emails[type eq \"work\" and value eq \"ann@home.example\"]", 0);
        expected.put("emails[type eq \"work\"].value eq \"ann@work.example\"", 1);
        expected.put("title eq \"analyst\"", 1);
        expected.put("not (title eq \"Analyst\")", 1);
        expected.put("title pr or userName eq \"bob\"", 2);
        expected.put("title pr and userName sw \"a\"", 1);
        expected.put("nickName eq \"x\"", 0);
        expected.put("noSuchAttribute eq \"x\"", 0);
        expected.put("active eq true", 2);
        expected.put("meta.created gt \"2020-01-01T00:00:00Z\"", 2);
        expected.put("meta.created lt \"2020-01-01T00:00:00Z\"", 0);
        expected.forEach((filter, total) -> assertThat(directory
                        .get("/Users?filter=" + Http.encoded(filter))
                        .path("totalResults")
                        .asInt())
                .as(filter)
                .isEqualTo(total));
    }

    @Test
    void each_user_is_on_one_page_of_a_list() {
        Set<String> made = new LinkedHashSet<>();
        for (int i = 0; i < 23; i++) {
            made.add(directory.user(person("user-" + i, "ext-" + i)));
        }

        List<String> met = new ArrayList<>();
        for (int start = 1; start <= 23; start += 5) {
            JsonNode page = directory.get("/Users?count=5&startIndex=" + start);
            assertThat(page.path("totalResults").asInt()).isEqualTo(23);
            page.path("Resources").forEach(user -> met.add(user.path("id").asText()));
        }

        assertThat(met).containsExactlyInAnyOrderElementsOf(made);
        assertThat(directory.get("/Users?count=0").path("Resources")).isEmpty();
    }

    @Test
    void a_patch_whose_last_operation_fails_changes_nothing() {
        String id = directory.user(person("ann", "ext-ann"));
        directory.user(person("bob", "ext-bob"));

        Answer answer = directory
                .scim()
                .patch(
                        "/Users/" + id,
                        ScimBody.patch(List.of(
                                ScimBody.operation("replace", "title", "Chief"),
                                ScimBody.operation("replace", "name.givenName", "Changed"),
                                ScimBody.operation("replace", "externalId", "ext-bob"))));

        assertThat(answer.status()).isEqualTo(409);
        JsonNode kept = directory.get("/Users/" + id);
        assertThat(kept.has("title")).isFalse();
        assertThat(kept.at("/name/givenName").asText()).isEqualTo("Given");
        assertThat(keycloak.admin()
                        .get("/" + realm + "/users/" + id)
                        .json()
                        .path("firstName")
                        .asText())
                .isEqualTo("Given");
    }

    @Test
    void a_repeated_request_changes_nothing() {
        String id = directory.user(person("ann", "ext-ann"));
        String group = directory.group("Sales", id);

        directory.scim().put("/Users/" + id, person("ann", "ext-ann")).ok();
        JsonNode unchanged = directory.get("/Groups/" + group);
        patch("/Groups/" + group, "replace", "displayName", "Sales").ok();
        patch("/Groups/" + group, "add", "members", ScimBody.members(List.of(id)))
                .ok();
        directory
                .scim()
                .put("/Groups/" + group, Map.of("displayName", "Sales", "members", ScimBody.members(List.of(id))))
                .ok();

        assertThat(directory.get("/Users/" + id).at("/meta/version").asText()).isEqualTo("W/\"0\"");
        assertThat(directory.get("/Groups/" + group)).isEqualTo(unchanged);
    }

    @Test
    void a_deleted_realm_leaves_no_rows() {
        FixtureRealm.in(keycloak, "stored-for-a-while");
        TestDirectory shortLived = TestDirectory.in(keycloak, "stored-for-a-while");
        shortLived.group("Sales", shortLived.user(person("rita", "ext-rita")));

        Answer removed = keycloak.admin().delete("/stored-for-a-while");

        assertThat(removed.status()).isEqualTo(204);
        assertThat(rows()).isEqualTo(before);
    }
}
