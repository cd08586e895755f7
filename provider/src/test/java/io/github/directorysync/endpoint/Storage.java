package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Admin;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds of everything that is kept, on every database. */
abstract class Storage {

    private static final String REALM = "storage";

    private final KeycloakServer keycloak;
    private final TestDirectory directory;

    /** Rows that directories of other test classes have left. */
    private long before;

    Storage(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, REALM);
        directory = TestDirectory.in(keycloak, REALM);
    }

    /** How many rows of ours there are in all. */
    abstract long rows();

    @BeforeEach
    void count() {
        before = rows();
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    @Test
    void a_user_that_an_administrator_removes_is_gone_from_the_directory_too() {
        String id = directory.user(person("ann", "ext-ann"));
        String group = directory.group("Sales", id);

        keycloak.admin().delete("/" + REALM + "/users/" + id).ok();

        assertThat(directory.scim().get("/Users/" + id).status()).isEqualTo(404);
        assertThat(directory.get("/Users").path("totalResults").asInt()).isZero();
        assertThat(directory.get("/Groups/" + group).has("members")).isFalse();
        assertThat(directory.scim().post("/Users", person("ann", "ext-ann")).status())
                .isEqualTo(201);
    }

    @Test
    void a_group_that_an_administrator_removes_is_gone_from_the_directory_too() {
        String id = directory.group("Sales");

        keycloak.admin().delete("/" + REALM + "/groups/" + id).ok();

        assertThat(directory.scim().get("/Groups/" + id).status()).isEqualTo(404);
        assertThat(directory.get("/Groups").path("totalResults").asInt()).isZero();
        assertThat(directory
                        .scim()
                        .post("/Groups", Map.of("displayName", "Sales"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_directory_that_is_removed_takes_its_rows_along_and_leaves_the_people() {
        TestDirectory other = TestDirectory.in(keycloak, REALM);
        String id = other.user(person("otto", "ext-otto"));
        String group = other.group("Others", id);
        keycloak.admin()
                .post(
                        "/" + REALM + "/directory-sync/directories/" + other.alias() + "/tokens",
                        Map.of("label", "one more"))
                .ok();

        keycloak.admin().delete("/" + REALM + "/components/" + other.id()).ok();

        assertThat(rows()).isEqualTo(before);
        assertThat(other.scim().get("/Users").status()).isEqualTo(401);
        assertThat(keycloak.admin().get("/" + REALM + "/users/" + id).status()).isEqualTo(200);
        assertThat(keycloak.admin().get("/" + REALM + "/groups/" + group).status())
                .isEqualTo(200);
        keycloak.admin().delete("/" + REALM + "/users/" + id).ok();
        keycloak.admin().delete("/" + REALM + "/groups/" + group).ok();
    }

    @Test
    void a_realm_that_is_removed_takes_everything_along() {
        FixtureRealm.in(keycloak, "short-lived");
        TestDirectory shortLived = TestDirectory.in(keycloak, "short-lived");
        shortLived.group("Sales", shortLived.user(person("rita", "ext-rita")));

        Answer removed = keycloak.admin().delete("/short-lived");

        assertThat(removed.status()).isEqualTo(204);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void an_external_id_is_given_once_in_a_directory() {
        directory.user(person("ann", "same"));

        Answer answer = directory.scim().post("/Users", person("bob", "same"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("scimType").asText()).isEqualTo("uniqueness");
    }

    @Test
    void what_was_sent_comes_back() {
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
    void what_an_administrator_changes_in_keycloak_is_what_the_directory_reads() {
        String id = directory.user(person("ann", "ext-ann"));

        keycloak.admin()
                .put("/" + REALM + "/users/" + id, Map.of("firstName", "Anna", "email", "anna@new.example"))
                .ok();

        JsonNode kept = directory.get("/Users/" + id);
        assertThat(kept.at("/name/givenName").asText()).isEqualTo("Anna");
        assertThat(kept.at("/emails/0/value").asText()).isEqualTo("anna@new.example");
        assertThat(directory
                        .get("/Users?filter=" + Http.encoded("emails.value eq \"anna@new.example\""))
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void filters_that_the_database_answers_and_filters_that_it_cannot_agree() {
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
    void a_walk_through_the_pages_meets_everybody_once() {
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
    void a_patch_that_fails_in_its_second_operation_has_not_happened() {
        String id = directory.user(person("ann", "ext-ann"));
        directory.user(person("bob", "ext-bob"));

        Answer answer = patch(
                "/Users/" + id,
                Map.of("op", "replace", "path", "title", "value", "Chief"),
                Map.of("op", "replace", "path", "name.givenName", "value", "Changed"),
                Map.of("op", "replace", "path", "externalId", "value", "ext-bob"));

        assertThat(answer.status()).isEqualTo(409);
        JsonNode kept = directory.get("/Users/" + id);
        assertThat(kept.has("title")).isFalse();
        assertThat(kept.at("/name/givenName").asText()).isEqualTo("Given");
        assertThat(keycloak.admin()
                        .get("/" + REALM + "/users/" + id)
                        .json()
                        .path("firstName")
                        .asText())
                .isEqualTo("Given");
    }

    @Test
    void the_same_sent_again_changes_nothing() {
        String id = directory.user(person("ann", "ext-ann"));
        String group = directory.group("Sales", id);

        directory.scim().put("/Users/" + id, person("ann", "ext-ann")).ok();
        JsonNode before = directory.get("/Groups/" + group);
        patch("/Groups/" + group, Map.of("op", "replace", "path", "displayName", "value", "Sales"))
                .ok();
        patch("/Groups/" + group, Map.of("op", "add", "path", "members", "value", List.of(Map.of("value", id))))
                .ok();
        directory
                .scim()
                .put("/Groups/" + group, Map.of("displayName", "Sales", "members", List.of(Map.of("value", id))))
                .ok();

        assertThat(directory.get("/Users/" + id).at("/meta/version").asText()).isEqualTo("W/\"0\"");
        assertThat(directory.get("/Groups/" + group)).isEqualTo(before);
    }

    @Test
    void membership_reaches_keycloak_and_its_cache() {
        String id = directory.user(person("ann", "ext-ann"));
        String group = directory.group("Sales");
        assertThat(groupsInKeycloak(id)).isEmpty();

        patch("/Groups/" + group, Map.of("op", "add", "path", "members", "value", List.of(Map.of("value", id))))
                .ok();
        assertThat(groupsInKeycloak(id)).containsExactly(group);
        assertThat(directory.get("/Users/" + id).at("/groups/0/value").asText()).isEqualTo(group);

        patch("/Groups/" + group, Map.of("op", "remove", "path", "members[value eq \"" + id + "\"]"))
                .ok();
        assertThat(groupsInKeycloak(id)).isEmpty();
    }

    private List<String> groupsInKeycloak(String user) {
        Admin admin = keycloak.admin();
        List<String> ids = new ArrayList<>();
        admin.get("/" + REALM + "/users/" + user + "/groups")
                .json()
                .forEach(group -> ids.add(group.path("id").asText()));
        return ids;
    }

    private Answer patch(String path, Object... operations) {
        return directory.scim().patch(path, Map.of("Operations", List.of(operations)));
    }

    private static Map<String, Object> person(String userName, String externalId) {
        Map<String, Object> person = new HashMap<>();
        person.put("userName", userName);
        person.put("externalId", externalId);
        person.put("name", Map.of("givenName", "Given", "familyName", "Family"));
        return person;
    }
}
