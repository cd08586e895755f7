package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ladders, mappings of groups, role selectors and why somebody has a role, on every database. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class Roles {

    private static final String[] LADDER = {"Admin=40", "Manager=30", "Viewer=20", "Reader=10"};

    private final KeycloakServer keycloak;
    private final RoleRealm realm;
    private final TestDirectory directory;
    private final String apps;
    private final String groups;

    Roles(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        realm = RoleRealm.in(keycloak, "roles");
        directory = TestDirectory.in(keycloak, realm.name());
        apps = "/apps/" + realm.app();
        groups = "/directories/" + directory.alias() + "/groups";
    }

    @BeforeEach
    void the_ladder_is_as_it_was() {
        realm.ladder("Viewer", LADDER);
    }

    @AfterAll
    void gone() {
        keycloak.admin().delete("/" + realm.name());
    }

    @Test
    void the_apps_are_the_clients_with_ranked_roles_or_a_default_role() {
        JsonNode all = realm.get("/apps").ok().json();

        assertThat(all.path("total").asInt()).isEqualTo(1);
        assertThat(all.at("/items/0/id").asText()).isEqualTo(realm.app());
        assertThat(all.at("/items/0/clientId").asText()).isEqualTo("portal");
        assertThat(all.at("/items/0/roles").asInt()).isEqualTo(4);
        assertThat(all.at("/items/0/defaultRole").asText()).isEqualTo("Viewer");
    }

    @Test
    void the_realm_itself_is_an_app_while_it_has_ranked_roles() {
        realm.put("/apps/realm", Map.of("roles", RoleRealm.rungs("Lead=5"))).ok();

        JsonNode two = realm.get("/apps").ok().json();
        JsonNode second = realm.get("/apps?first=1&max=5").ok().json();
        JsonNode first = realm.get("/apps?max=1").ok().json();
        realm.put("/apps/realm", Map.of("roles", List.of())).ok();

        assertThat(texts(two.path("items"), "id")).containsExactly("realm", realm.app());
        assertThat(texts(second.path("items"), "id")).containsExactly(realm.app());
        assertThat(texts(first.path("items"), "id")).containsExactly("realm");
        assertThat(first.path("total").asInt()).isEqualTo(2);
        assertThat(realm.get("/apps").json().path("total").asInt()).isEqualTo(1);
    }

    @Test
    void a_client_becomes_an_app_by_a_ladder_and_ends_being_one_without() {
        String client = realm.id("clients", "clientId=no-app");
        keycloak.admin()
                .post("/" + realm.name() + "/clients/" + client + "/roles", Map.of("name", "Member"))
                .ok();

        Answer empty = realm.get("/apps/" + client);
        realm.put("/apps/" + client, Map.of("roles", RoleRealm.rungs("Member=-1"), "defaultRole", "Member"))
                .ok();
        JsonNode two = realm.get("/apps").json();
        Map<String, Object> nothing = new HashMap<>(Map.of("roles", List.of()));
        nothing.put("defaultRole", null);
        realm.put("/apps/" + client, nothing).ok();

        assertThat(empty.ok().json().path("roles")).isEmpty();
        assertThat(texts(empty.json().path("unranked"))).containsExactly("Member");
        assertThat(texts(two.path("items"), "clientId")).containsExactly("no-app", "portal");
        assertThat(realm.get("/apps").json().path("total").asInt()).isEqualTo(1);
    }

    @Test
    void a_ladder_is_read_highest_first_and_set_as_a_whole() {
        JsonNode before = realm.get(apps).ok().json();

        JsonNode after = realm.put(
                        apps, Map.of("roles", RoleRealm.rungs("Viewer=50", "Manager=30"), "defaultRole", "Reader"))
                .ok()
                .json();

        assertThat(texts(before.path("roles"), "name")).containsExactly("Admin", "Manager", "Viewer", "Reader");
        assertThat(before.at("/roles/2/default").asBoolean()).isTrue();
        assertThat(texts(before.path("unranked"))).containsExactly("Boss", "Unranked");
        assertThat(texts(after.path("roles"), "name")).containsExactly("Viewer", "Manager", "Reader");
        assertThat(after.at("/roles/0/level").asInt()).isEqualTo(50);
        assertThat(after.at("/roles/2/level").asInt()).isZero();
        assertThat(realm.get(apps).json()).isEqualTo(after);
    }

    @Test
    void what_is_not_named_in_a_change_stays() {
        realm.put(apps, Map.of("defaultRole", "Reader")).ok();
        realm.put(apps, Map.of("roles", RoleRealm.rungs("Admin=1"))).ok();

        JsonNode ladder = realm.get(apps).json();

        assertThat(ladder.path("defaultRole").asText()).isEqualTo("Reader");
        assertThat(texts(ladder.path("roles"), "name")).containsExactly("Admin", "Reader");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'roles': [{'name': 'Nobody', 'level': 1}]}                            | roles",
                "{'roles': [{'name': 'Admin', 'level': 1.5}]}                           | roles[0].level",
                "{'roles': [{'name': 'Admin', 'level': '1'}]}                           | roles[0].level",
                "{'roles': [{'name': 'Admin', 'level': 2147483648}]}                    | roles[0].level",
                "{'roles': [{'name': 'Admin'}]}                                         | roles[0].level",
                "{'roles': [{'level': 1}]}                                              | roles[0].name",
                "{'roles': ['Admin']}                                                   | roles[0]",
                "{'roles': 'Admin'}                                                     | roles",
                "{'roles': [{'name': 'Admin', 'level': 1}, {'name': 'Admin', 'level': 2}]} | roles",
                "{'defaultRole': 'Nobody'}                                              | defaultRole",
                "{'defaultRole': 7}                                                     | defaultRole",
                "[]                                                                     | body",
                "''                                                                     | body"
            })
    void a_ladder_that_cannot_be_is_refused_with_the_field_and_changes_nothing(String body, String field) {
        JsonNode before = realm.get(apps).json();

        Answer answer = realm.put(apps, body.equals("''") ? "" : body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("field").asText()).isEqualTo(field);
        assertThat(answer.json().path("errorMessage").asText()).isNotBlank();
        assertThat(realm.get(apps).json()).isEqualTo(before);
    }

    @Test
    void there_is_no_app_where_there_is_no_client() {
        assertThat(realm.get("/apps/unknown").status()).isEqualTo(404);
        assertThat(realm.get("/apps?max=0").json().path("field").asText()).isEqualTo("max");
    }

    @Test
    void the_groups_of_a_directory_tell_their_members_and_what_they_are_mapped_to() {
        String ann = directory.user("groups-ann@example.com");
        String sales = directory.group("Listed Sales", ann, directory.user("groups-bob@example.com"));
        String idle = directory.group("Listed Idle");
        realm.grant("groups/" + sales, "Lead");

        JsonNode all =
                realm.get(groups + "?search=LISTED&app=" + realm.app()).ok().json();
        JsonNode unmapped =
                realm.get(groups + "?search=listed&unmapped=true").ok().json();
        JsonNode mapped = realm.get(groups + "?search=listed&unmapped=false&app=" + realm.app())
                .ok()
                .json();

        assertThat(all.path("total").asInt()).isEqualTo(2);
        assertThat(texts(all.path("items"), "displayName")).containsExactly("Listed Idle", "Listed Sales");
        JsonNode listed = all.at("/items/1");
        assertThat(listed.path("members").asInt()).isEqualTo(2);
        assertThat(listed.path("path").asText()).isEqualTo("/" + directory.alias() + "/Listed Sales");
        assertThat(listed.path("unmapped").asBoolean()).isFalse();
        assertThat(listed.at("/roles/0/role").asText()).isEqualTo("Manager");
        assertThat(listed.at("/roles/0/app").asText()).isEqualTo(realm.app());
        assertThat(listed.at("/roles/0/through").asText()).isEqualTo("Lead");
        assertThat(all.at("/items/0/unmapped").asBoolean()).isTrue();
        assertThat(texts(unmapped.path("items"), "id")).containsExactly(idle);
        assertThat(texts(mapped.path("items"), "id")).containsExactly(sales);
        assertThat(realm.get(groups + "?search=listed_").json().path("total").asInt())
                .isZero();
    }

    @Test
    void a_group_is_mapped_to_one_role_of_an_app_and_keeps_its_other_mappings() {
        String group = directory.group("Mapped");
        realm.grant("groups/" + group, "Viewer");
        realm.grant("groups/" + group, "Unranked");
        realm.grant("groups/" + group, "Lead");

        realm.put(groups + "/" + group + "/role?app=" + realm.app(), Map.of("role", "Admin"))
                .ok();

        assertThat(mappings(group)).containsExactlyInAnyOrder("Admin", "Unranked", "Lead");

        realm.delete(groups + "/" + group + "/role?app=" + realm.app()).ok();

        assertThat(mappings(group)).containsExactlyInAnyOrder("Unranked", "Lead");
        assertThat(realm.delete(groups + "/" + group + "/role?app=" + realm.app())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void groups_of_others_are_not_there() {
        TestDirectory other = TestDirectory.in(keycloak, realm.name());
        String theirs = other.group("Theirs");
        String byHand = keycloak.admin()
                .post("/" + realm.name() + "/groups", Map.of("name", "Native"))
                .createdId();
        Map<String, String> role = Map.of("role", "Viewer");
        String app = "/role?app=" + realm.app();

        assertThat(realm.put(groups + "/" + theirs + app, role).status()).isEqualTo(404);
        assertThat(realm.put(groups + "/" + byHand + app, role).status()).isEqualTo(404);
        assertThat(realm.put(groups + "/unknown" + app, role).status()).isEqualTo(404);
        assertThat(realm.delete(groups + "/" + theirs + app).status()).isEqualTo(404);
        assertThat(texts(realm.get(groups).json().path("items"), "id")).doesNotContain(theirs, byHand);
        other.close();
    }

    @Test
    void a_group_is_mapped_only_to_a_ranked_role_that_does_not_administer_keycloak() {
        String group = directory.group("Refused");
        String path = groups + "/" + group + "/role";
        realm.ladder("Viewer", "Boss=99", "Viewer=20");

        Answer dangerous = realm.put(path + "?app=" + realm.app(), Map.of("role", "Boss"));

        assertThat(dangerous.status()).isEqualTo(400);
        assertThat(dangerous.json().path("field").asText()).isEqualTo("role");
        assertThat(field(realm.put(path + "?app=" + realm.app(), Map.of("role", "Unranked"))))
                .isEqualTo("role");
        assertThat(field(realm.put(path + "?app=" + realm.app(), Map.of()))).isEqualTo("role");
        assertThat(field(realm.put(path + "?app=unknown", Map.of("role", "Viewer"))))
                .isEqualTo("app");
        assertThat(field(realm.put(path, Map.of("role", "Viewer")))).isEqualTo("app");
    }

    @Test
    void a_role_selector_is_one_role_with_a_reason_and_can_be_taken_back() {
        String ann = directory.user("selected-ann@example.com");
        String selector = apps + "/people/" + ann + "/selector";
        realm.grant("users/" + ann, "Reader");

        JsonNode given = realm.get(selector).ok().json();
        realm.put(selector, Map.of("role", "Admin", "reason", "On call")).ok();
        JsonNode chosen = realm.get(selector).ok().json();

        assertThat(given.path("role").asText()).isEqualTo("Reader");
        assertThat(given.has("reason")).isFalse();
        assertThat(chosen.path("role").asText()).isEqualTo("Admin");
        assertThat(chosen.path("reason").asText()).isEqualTo("On call");
        assertThat(chosen.path("by").asText()).isEqualTo("admin");
        assertThat(chosen.has("at")).isTrue();
        assertThat(chosen.has("expires")).isFalse();
        assertThat(realm.roleAtSignIn(ann, "selected-ann@example.com")).isEqualTo("Admin");

        realm.delete(selector).ok();

        assertThat(realm.get(selector).status()).isEqualTo(404);
        assertThat(realm.delete(selector).status()).isEqualTo(404);
        assertThat(realm.roleAtSignIn(ann, "selected-ann@example.com")).isEqualTo("Viewer");
    }

    @Test
    void a_role_selector_that_has_expired_does_not_count_any_more_and_is_taken_away() {
        String ann = directory.user("expiring-ann@example.com");
        String selector = apps + "/people/" + ann + "/selector";
        Instant expires = Instant.now().plus(Duration.ofSeconds(10));

        realm.put(selector, Map.of("role", "Admin", "reason", "Today only", "expires", expires.toString()))
                .ok();
        String before = realm.roleAtSignIn(ann, "expiring-ann@example.com");
        Waiting.until(() -> realm.get(selector).status() == 404);

        assertThat(before).isEqualTo("Admin");
        assertThat(realm.roleAtSignIn(ann, "expiring-ann@example.com")).isEqualTo("Viewer");
        Waiting.until(() -> sentence(ann)
                .equals("Given Family has Viewer because nothing else gives a role and it is the default."));
        assertThat(texts(
                        realm.get("/directories/" + directory.alias() + "/people?search=expiring-ann&app="
                                        + realm.app())
                                .json()
                                .path("items"),
                        "role"))
                .containsExactly("Viewer");
    }

    @Test
    void what_an_export_will_say_of_a_role_selector_is_what_our_table_says_whoever_changes_it() {
        String ann = directory.user("exported-ann@example.com");
        String selector = apps + "/people/" + ann + "/selector";
        String expires = Instant.now().plus(Duration.ofDays(1)).toString();
        unmanagedAttributes("ADMIN_EDIT");
        realm.put(selector, Map.of("role", "Admin", "reason", "On call", "expires", expires))
                .ok();
        JsonNode chosen = realm.get(selector).json();
        JsonNode written = selectorsAt(ann);

        changeSelectorsAt(ann, List.of(written.path(0).asText().replace("On call", "For ever")));
        Waiting.until(() -> selectorsAt(ann).equals(written));
        changeSelectorsAt(ann, List.of());
        Waiting.until(() -> selectorsAt(ann).equals(written));

        assertThat(written.path(0).asText()).contains("portal", "Admin", "On call");
        assertThat(realm.get(selector).json()).isEqualTo(chosen);
        assertThat(directory.get("/Users/" + ann).toString()).doesNotContain("On call", "directory-sync.selectors");

        realm.delete(selector).ok();
        assertThat(selectorsAt(ann)).isEmpty();
        unmanagedAttributes(null);
    }

    @Test
    void what_somebody_writes_at_a_person_gives_no_role_and_no_longer_time() {
        String ann = directory.user("forging-ann@example.com");
        String selector = apps + "/people/" + ann + "/selector";
        unmanagedAttributes("ADMIN_EDIT");
        String forged =
                "{\"home\":\"elsewhere\",\"app\":\"portal\",\"role\":\"Admin\",\"at\":1,\"expires\":9999999999999}";

        realm.grant("users/" + ann, "Unranked");

        changeSelectorsAt(
                ann, List.of(forged, forged.replace("Admin", "Unranked").replace("9999999999999", "1"), "no selector"));
        Waiting.until(() -> selectorsAt(ann).isEmpty());
        String withoutRole = realm.roleAtSignIn(ann, "forging-ann@example.com");
        Instant end = Instant.now().plus(Duration.ofHours(1));
        realm.put(selector, Map.of("role", "Admin", "reason", "One hour", "expires", end.toString()))
                .ok();
        JsonNode chosen = realm.get(selector).json();
        changeSelectorsAt(ann, List.of(forged));
        Waiting.until(() -> !selectorsAt(ann).path(0).asText().equals(forged));

        assertThat(withoutRole).isEqualTo("Viewer");
        assertThat(keycloak.admin()
                        .get("/" + realm.name() + "/users/" + ann + "/role-mappings/clients/" + realm.app())
                        .body())
                .contains("Unranked");
        assertThat(realm.get(selector).json()).isEqualTo(chosen);
        unmanagedAttributes(null);
    }

    private JsonNode selectorsAt(String user) {
        return keycloak.admin()
                .get("/" + realm.name() + "/users/" + user)
                .ok()
                .json()
                .path("attributes")
                .path("directory-sync.selectors");
    }

    private void changeSelectorsAt(String user, List<String> values) {
        String path = "/" + realm.name() + "/users/" + user;
        ObjectNode person = (ObjectNode) keycloak.admin().get(path).ok().json();
        ArrayNode selectors = person.putObject("attributes").putArray("directory-sync.selectors");
        values.forEach(selectors::add);
        keycloak.admin().put(path, person).ok();
    }

    private void unmanagedAttributes(@Nullable String policy) {
        String path = "/" + realm.name() + "/users/profile";
        ObjectNode profile = (ObjectNode) keycloak.admin().get(path).ok().json();
        profile.put("unmanagedAttributePolicy", policy);
        keycloak.admin().put(path, profile).ok();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'role': 'Admin'}                                                              | reason",
                "{'reason': 'x'}                                                                | role",
                "{'role': 'Unranked', 'reason': 'x'}                                            | role",
                "{'role': 'Nobody', 'reason': 'x'}                                              | role",
                "{'role': 'Admin', 'reason': 'x', 'expires': 'tomorrow'}                        | expires",
                "{'role': 'Admin', 'reason': 'x', 'expires': '2020-01-01T00:00:00Z'}            | expires",
                "{'role': 'Admin', 'reason': 'x', 'expires': 7}                                 | expires"
            })
    void a_role_selector_that_cannot_be_is_refused_with_the_field(String body, String field) {
        String ann = directory.user("refused-" + body.hashCode() + "@example.com");

        Answer answer = realm.put(apps + "/people/" + ann + "/selector", body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(field(answer)).isEqualTo(field);
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
    }

    private JsonNode explanation(String user) {
        return realm.get(apps + "/people/" + user + "/explanation").ok().json();
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

    @Test
    void who_may_look_and_who_may_change_is_decided_by_keycloaks_permissions() {
        String ann = directory.user("guarded-ann@example.com");
        String group = directory.group("Guarded");
        String selector = apps + "/people/" + ann + "/selector";
        String explanation = apps + "/people/" + ann + "/explanation";
        String mapping = groups + "/" + group + "/role?app=" + realm.app();
        Http nobody = realm.administrator("nobody");
        Http viewer = realm.administrator("realm-viewer", "view-realm");
        Http people = realm.administrator("people-manager", "manage-users", "query-groups");
        Map<String, String> wanted = Map.of("role", "Admin", "reason", "x");

        assertThat(statuses(nobody, "/apps", apps, groups, explanation)).containsOnly(403);
        assertThat(statuses(viewer, "/apps", apps, groups)).containsOnly(200);
        assertThat(statuses(viewer, explanation, apps + "?people=true")).containsOnly(403);
        assertThat(statuses(people, explanation)).containsOnly(200);
        assertThat(statuses(people, "/apps", apps, groups)).containsOnly(403);
        assertThat(viewer.put(apps, Map.of()).status()).isEqualTo(403);
        assertThat(viewer.put(mapping, wanted).status()).isEqualTo(403);
        assertThat(viewer.put(selector, wanted).status()).isEqualTo(403);
        assertThat(viewer.post(apps + "/preview", Map.of()).status()).isEqualTo(403);
        assertThat(people.put(mapping, wanted).status()).isEqualTo(403);
        assertThat(people.put(selector, wanted).status()).isEqualTo(200);
    }

    @Test
    void nobody_gives_a_role_that_they_may_not_map() {
        String ann = directory.user("escalating-ann@example.com");
        realm.ladder("Viewer", "Boss=99", "Viewer=20");
        Http people = realm.administrator("escalating", "manage-users");

        Answer answer = people.put(apps + "/people/" + ann + "/selector", Map.of("role", "Boss", "reason", "x"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(realm.get(apps + "/people/" + ann + "/selector").status()).isEqualTo(404);
    }

    @Test
    void every_change_is_an_admin_event() {
        keycloak.admin()
                .put(
                        "/" + realm.name() + "/events/config",
                        Map.of("adminEventsEnabled", true, "adminEventsDetailsEnabled", true))
                .ok();
        String ann = directory.user("event-ann@example.com");
        String group = directory.group("Event");

        realm.put(apps, Map.of("defaultRole", "Reader")).ok();
        realm.put(groups + "/" + group + "/role?app=" + realm.app(), Map.of("role", "Viewer"))
                .ok();
        realm.delete(groups + "/" + group + "/role?app=" + realm.app()).ok();
        realm.put(apps + "/people/" + ann + "/selector", Map.of("role", "Admin", "reason", "x"))
                .ok();
        realm.delete(apps + "/people/" + ann + "/selector").ok();

        JsonNode events = keycloak.admin()
                .get("/" + realm.name() + "/admin-events?max=20")
                .json();
        assertThat(texts(events, "resourceType")).contains("APP_LADDER", "GROUP_ROLE", "ROLE_SELECTOR");
        assertThat(texts(events, "resourcePath"))
                .contains(
                        "directory-sync" + apps,
                        "directory-sync" + groups + "/" + group + "/role",
                        "directory-sync" + apps + "/people/" + ann + "/selector");
        keycloak.admin()
                .put("/" + realm.name() + "/events/config", Map.of("adminEventsEnabled", false))
                .ok();
    }

    private String sentence(String user) {
        return explanation(user).path("sentence").asText();
    }

    private List<String> mappings(String group) {
        JsonNode all = keycloak.admin()
                .get("/" + realm.name() + "/groups/" + group + "/role-mappings")
                .json();
        List<String> names = new ArrayList<>(texts(all.path("realmMappings"), "name"));
        all.path("clientMappings").forEach(client -> names.addAll(texts(client.path("mappings"), "name")));
        return names;
    }

    private static String field(Answer answer) {
        return answer.json().path("field").asText();
    }

    private static List<Integer> statuses(Http caller, String... paths) {
        return List.of(paths).stream().map(path -> caller.get(path).status()).toList();
    }

    static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.path(field).asText()));
        return texts;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
