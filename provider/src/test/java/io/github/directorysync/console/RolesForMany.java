package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Everybody's role at once, on every database: thirty people with groups, groups above, pushed roles, role selectors
 * and composite roles at random, some of them deactivated. What is said of all of them is what is said of each.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class RolesForMany {

    private static final int PEOPLE = 30;

    private final KeycloakServer keycloak;
    private final RoleRealm realm;
    private final TestDirectory directory;
    private final String app;
    private final String people;
    private final List<String> groups = new ArrayList<>();
    private String parent = "";

    RolesForMany(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        realm = RoleRealm.in(keycloak, "roles-for-many");
        directory = TestDirectory.in(
                keycloak, realm.name(), Map.of("apps", List.of("portal"), "pushed-roles", List.of("true")));
        app = "/apps/" + realm.app();
        people = "/directories/" + directory.alias() + "/people";
    }

    @BeforeAll
    void people_at_random() {
        Random random = new Random(26);
        List<String> ids = IntStream.range(0, PEOPLE)
                .mapToObj(i -> directory.user(person(i, random.nextInt(5) > 0, i % 4 == 0 ? "Manager" : "Nobody")))
                .toList();
        for (int i = 0; i < 6; i++) {
            String[] members = ids.stream().filter(id -> random.nextInt(4) == 0).toArray(String[]::new);
            groups.add(directory.group("Group " + i, members));
        }
        parent = realm.id("groups", "search=" + directory.alias());
        String below = keycloak.admin()
                .post("/" + realm.name() + "/groups/" + groups.get(1) + "/children", Map.of("name", "Below"))
                .createdId();
        for (String id : ids) {
            if (random.nextInt(5) == 0) {
                keycloak.admin()
                        .put("/" + realm.name() + "/users/" + id + "/groups/" + below, "")
                        .ok();
            }
            if (random.nextInt(4) == 0) {
                realm.grant(
                        "users/" + id,
                        List.of("Admin", "Reader", "Lead", "Viewer").get(random.nextInt(4)));
            }
        }
        List.of("Manager", "Viewer", "Reader", "Viewer")
                .forEach(role -> realm.grant("groups/" + groups.get(random.nextInt(4)), role));
        realm.grant("groups/" + groups.get(4), "Lead");
    }

    @BeforeEach
    void the_ladder_is_as_it_was() {
        realm.ladder("Viewer", "Admin=40", "Manager=30", "Viewer=20", "Reader=10");
    }

    @AfterAll
    void gone() {
        keycloak.admin().delete("/" + realm.name());
    }

    @Test
    void everybody_is_listed_with_the_role_that_the_explanation_gives() {
        JsonNode all = catalogue("");

        assertThat(all.path("total").asInt()).isEqualTo(PEOPLE);
        assertThat(all.path("items")).hasSize(PEOPLE);
        assertListedAsExplained(all);
        assertThat(Roles.texts(all.path("items"), "source")).contains("group", "pushed", "selector", "default", "");
    }

    private void assertListedAsExplained(JsonNode all) {
        for (JsonNode person : all.path("items")) {
            JsonNode why = realm.get(app + "/people/" + person.path("id").asText() + "/explanation")
                    .ok()
                    .json();
            assertThat(person.path("role")).isEqualTo(why.path("role"));
            if (person.has("role")) {
                assertThat(person.path("source")).isEqualTo(why.at("/trace/0/source"));
                assertThat(person.path("group")).isEqualTo(why.at("/trace/0/group"));
            }
        }
    }

    @Test
    void a_filter_by_role_source_and_activity_finds_exactly_those_who_are_listed_with_it() {
        for (String defaultRole : List.of("Viewer", "")) {
            realm.ladder(defaultRole, "Admin=40", "Manager=30", "Viewer=20", "Reader=10");
            List<JsonNode> all = items(catalogue(""));

            for (String role : List.of("Admin", "Manager", "Viewer", "Reader", "")) {
                assertFound(
                        all,
                        "&role=" + role,
                        person -> person.path("role").asText().equals(role));
                for (String source : List.of("group", "selector", "default", "realmDefault", "pushed")) {
                    assertFound(
                            all,
                            "&role=" + role + "&source=" + source,
                            person -> person.has("role")
                                    && person.path("role").asText().equals(role)
                                    && person.path("source").asText().equals(source));
                    assertFound(
                            all,
                            "&source=" + source,
                            person -> person.path("source").asText().equals(source));
                }
            }
            assertFound(all, "&active=false", person -> !person.path("active").asBoolean());
            assertFound(
                    all,
                    "&active=true&role=Viewer&search=PERSON-1",
                    person -> person.path("userName").asText().contains("person-1")
                            && person.path("role").asText().equals("Viewer"));
        }
    }

    @Test
    void a_role_of_a_realm_default_and_one_mapped_above_count_for_everybody() {
        realm.grant("groups/" + parent, "Reader");
        JsonNode lead = keycloak.admin().get("/" + realm.name() + "/roles/Lead").json();
        String everybodys = "/" + realm.name() + "/roles/default-roles-" + realm.name() + "/composites";
        keycloak.admin().post(everybodys, List.of(lead)).ok();

        List<JsonNode> all = items(catalogue(""));
        assertThat(all).anyMatch(person -> person.path("source").asText().equals("realmDefault"));
        for (String role : List.of("Admin", "Manager", "Viewer", "Reader", "")) {
            assertFound(
                    all, "&role=" + role, person -> person.path("role").asText().equals(role));
        }
        assertFound(
                all,
                "&source=realmDefault",
                person -> person.path("source").asText().equals("realmDefault"));
        same_as_in_reality(Map.of("roles", RoleRealm.rungs("Reader=50", "Manager=30")));

        keycloak.admin().delete(everybodys, List.of(lead)).ok();
        keycloak.admin()
                .delete(
                        "/" + realm.name() + "/groups/" + parent + "/role-mappings/clients/" + realm.app(),
                        List.of(keycloak.admin()
                                .get("/" + realm.name() + "/clients/" + realm.app() + "/roles/Reader")
                                .json()))
                .ok();
    }

    @Test
    void whoever_has_a_role_with_a_level_that_nobody_can_read_is_listed_and_found_alike() {
        String role = "/" + realm.name() + "/clients/" + realm.app() + "/roles/Manager";
        keycloak.admin()
                .put(role, Map.of("name", "Manager", "attributes", Map.of("directory-sync.level", List.of("high"))))
                .ok();

        assertListedAsExplained(catalogue(""));
        List<JsonNode> all = items(catalogue(""));
        assertThat(all).anyMatch(person -> person.has("fault") && !person.has("role"));
        for (String name : List.of("Admin", "Viewer", "Reader", "")) {
            assertFound(
                    all, "&role=" + name, person -> person.path("role").asText().equals(name));
        }
        assertFound(
                all, "&source=default", person -> person.path("source").asText().equals("default"));
        same_as_in_reality(Map.of("roles", RoleRealm.rungs("Admin=40", "Manager=30", "Viewer=20", "Reader=10")));
    }

    @Test
    void a_list_is_paged() {
        List<String> inPages = new ArrayList<>();
        for (int first = 0; first < PEOPLE; first += 7) {
            inPages.addAll(Roles.texts(catalogue("&max=7&first=" + first).path("items"), "userName"));
        }

        assertThat(inPages).isEqualTo(Roles.texts(catalogue("").path("items"), "userName"));
        assertThat(catalogue("&first=1000").path("items")).isEmpty();
    }

    @Test
    void the_list_is_a_table_that_no_spreadsheet_takes_for_formulas() {
        String evil = directory.user(Map.of(
                "userName", "zz-evil", "active", true, "name", Map.of("givenName", "+Ann", "familyName", "B, C")));

        Http spreadsheet = keycloak.admin().signedIn().with("Accept", "text/csv");
        String address = "/admin/realms/" + realm.name() + "/directory-sync" + people + "?app=" + realm.app();
        Answer table = spreadsheet.get(address).ok();
        keycloak.admin().delete("/" + realm.name() + "/users/" + evil).ok();

        List<String> lines = table.body().lines().toList();
        assertThat(table.header("Content-Type").orElse("").toLowerCase(Locale.ROOT))
                .isEqualTo("text/csv;charset=utf-8");
        assertThat(lines).hasSize(PEOPLE + 2);
        assertThat(lines.get(0))
                .contains("\"userName\",\"displayName\",\"email\",\"active\",\"role\",\"level\",\"source\"");
        assertThat(lines.get(PEOPLE + 1))
                .endsWith("\"zz-evil\",\"'+Ann B, C\",\"\",\"true\",\"Viewer\",\"20\",\"default\",\"\",\"\"");
        assertThat(spreadsheet.get(address + "&role=Admin").body().lines())
                .hasSize(catalogue("&role=Admin").path("total").asInt() + 1);
        assertThat(spreadsheet.get(address + "&role=Nobody").status()).isEqualTo(400);
    }

    @Test
    void what_cannot_be_asked_is_refused_with_the_parameter() {
        assertThat(refused(people + "?role=Admin")).isEqualTo("app");
        assertThat(refused(people + "?app=unknown")).isEqualTo("app");
        assertThat(refused(people + "?app=" + realm.app() + "&role=Nobody")).isEqualTo("role");
        assertThat(refused(people + "?app=" + realm.app() + "&source=x")).isEqualTo("source");
        assertThat(refused(people + "?app=" + realm.app() + "&active=x")).isEqualTo("active");
        assertThat(refused(people + "?app=" + realm.app() + "&first=-1")).isEqualTo("first");
        assertThat(realm.get("/directories/unknown/people?app=" + realm.app()).status())
                .isEqualTo(404);
    }

    @Test
    void a_preview_says_exactly_what_a_change_then_does() {
        same_as_in_reality(Map.of("roles", RoleRealm.rungs("Viewer=40", "Manager=30", "Admin=20")));
        same_as_in_reality(
                Map.of("roles", RoleRealm.rungs("Unranked=15", "Lead=1").subList(0, 1)));
        same_as_in_reality(Map.of("defaultRole", ""));
        same_as_in_reality(Map.of("defaultRole", "Unranked"));
    }

    @Test
    void a_preview_of_mappings_says_exactly_what_they_then_do() {
        List<Map<String, Object>> mappings = new ArrayList<>();
        mappings.add(Map.of("group", groups.get(1), "role", "Manager"));
        mappings.add(Map.of("group", groups.get(5), "role", "Reader"));
        Map<String, Object> none = new HashMap<>(Map.of("group", groups.get(0)));
        none.put("role", null);
        mappings.add(none);
        Map<String, String> before = roles();

        JsonNode preview = preview(Map.of("defaultRole", "Reader", "mappings", mappings), "");
        Map<String, String> after = foretold(before, Map.of("defaultRole", "Reader", "mappings", mappings));
        realm.put(app, Map.of("defaultRole", "Reader")).ok();
        String role = "/role?app=" + realm.app();
        String path = "/directories/" + directory.alias() + "/groups/";
        realm.put(path + groups.get(1) + role, Map.of("role", "Manager")).ok();
        realm.put(path + groups.get(5) + role, Map.of("role", "Reader")).ok();
        realm.delete(path + groups.get(0) + role);

        assertThat(preview.path("gains").asInt() + preview.path("loses").asInt())
                .isPositive();
        assertThat(after).isNotEqualTo(before).isEqualTo(roles());
    }

    @Test
    void a_preview_changes_nothing_and_pages_whom_it_names() {
        Map<String, String> before = roles();
        Map<String, ?> proposal = Map.of("roles", List.of(), "defaultRole", "");

        JsonNode all = preview(proposal, "");
        JsonNode second = preview(proposal, "&first=1&max=1");

        assertThat(all.path("gains").asInt()).isZero();
        assertThat(all.path("loses").asInt())
                .isEqualTo((int)
                        before.values().stream().filter(role -> !role.isEmpty()).count())
                .isEqualTo(all.path("total").asInt());
        assertThat(all.path("keeps").asInt() + all.path("loses").asInt()).isEqualTo(PEOPLE);
        assertThat(all.path("moves"))
                .allMatch(move -> !move.has("after"))
                .anyMatch(move -> move.path("before").asText().equals("Viewer"));
        assertThat(second.path("total")).isEqualTo(all.path("total"));
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.at("/items/0")).isEqualTo(all.at("/items/1"));
        assertThat(roles()).isEqualTo(before);
    }

    @Test
    void a_preview_that_cannot_be_is_refused_with_the_field() {
        assertThat(refusedPreview("{\"roles\": [{\"name\": \"Nobody\", \"level\": 1}]}"))
                .isEqualTo("roles");
        assertThat(refusedPreview("{\"defaultRole\": \"Nobody\"}")).isEqualTo("defaultRole");
        assertThat(refusedPreview("{\"mappings\": [{\"group\": \"unknown\", \"role\": \"Viewer\"}]}"))
                .isEqualTo("mappings[0].group");
        assertThat(refusedPreview("{\"mappings\": [{\"group\": \"" + groups.get(0) + "\", \"role\": \"Unranked\"}]}"))
                .isEqualTo("mappings");
    }

    @Test
    void people_are_counted_by_role_and_who_alone_has_the_highest_is_named() {
        JsonNode ladder = realm.get(app + "?people=true").ok().json();
        Map<String, String> now = roles();

        for (JsonNode role : ladder.path("roles")) {
            long holders = now.values().stream()
                    .filter(role.path("name").asText()::equals)
                    .count();
            assertThat(role.path("people").asLong()).isEqualTo(holders);
        }
        String only = directory.user(person(99, true, "Viewer"));
        realm.ladder("Viewer", "Unranked=99", "Admin=40", "Manager=30", "Viewer=20", "Reader=10");
        realm.grant("users/" + only, "Unranked");
        JsonNode one = realm.get(app + "?people=true").ok().json();
        keycloak.admin().delete("/" + realm.name() + "/users/" + only).ok();

        assertThat(one.path("lastHolder").asText()).isEqualTo(only);
        assertThat(one.at("/roles/0/people").asInt()).isEqualTo(1);
        assertThat(realm.get(app + "?people=true").json().has("lastHolder")).isFalse();
    }

    /** Asks first, does it then, and compares; puts the ladder back. */
    private void same_as_in_reality(Map<String, ?> change) {
        Map<String, String> before = roles();

        Map<String, String> foretold = foretold(before, change);
        realm.put(app, change).ok();
        Map<String, String> after = roles();
        assertEverybodyIsToldSo(before, after);
        the_ladder_is_as_it_was();

        assertThat(foretold).as("after %s", change).isEqualTo(after);
    }

    /** Whose role is another one now knows by what, all of them by the same. */
    private void assertEverybodyIsToldSo(Map<String, String> before, Map<String, String> after) {
        Set<String> entries = new HashSet<>();
        for (JsonNode person : catalogue("").path("items")) {
            String name = person.path("userName").asText();
            if (!Objects.equals(before.get(name), after.get(name))) {
                JsonNode last = realm.get(app + "/people/" + person.path("id").asText() + "/explanation")
                        .ok()
                        .json()
                        .path("lastChange");
                assertThat(last.path("before").asText()).isEqualTo(before.get(name));
                assertThat(last.path("after").asText()).isEqualTo(after.get(name));
                entries.add(last.path("activity").asText());
            }
        }
        assertThat(entries).hasSizeLessThan(2);
    }

    private Map<String, String> foretold(Map<String, String> before, Map<String, ?> change) {
        Map<String, String> foretold = new TreeMap<>();
        for (String who : List.of("gains", "loses", "keeps")) {
            JsonNode preview = preview(change, "&max=1000&who=" + who);
            assertThat(preview.path("total")).isEqualTo(preview.path(who));
            for (JsonNode person : preview.path("items")) {
                String userName = person.path("userName").asText();
                assertThat(person.path("before").asText()).isEqualTo(before.get(userName));
                foretold.put(userName, person.path("after").asText());
            }
        }
        return foretold;
    }

    private Map<String, String> roles() {
        Map<String, String> roles = new TreeMap<>();
        catalogue("")
                .path("items")
                .forEach(person -> roles.put(
                        person.path("userName").asText(), person.path("role").asText()));
        return roles;
    }

    private void assertFound(List<JsonNode> all, String filter, Predicate<JsonNode> wanted) {
        JsonNode found = catalogue(filter);
        assertThat(items(found))
                .as(filter)
                .isEqualTo(all.stream().filter(wanted).toList());
        assertThat(found.path("total").asInt()).isEqualTo(found.path("items").size());
    }

    private JsonNode catalogue(String filter) {
        return realm.get(people + "?app=" + realm.app() + filter).ok().json();
    }

    private static List<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.path("items").spliterator(), false).toList();
    }

    private JsonNode preview(Map<String, ?> change, String parameters) {
        return realm.post(app + "/preview?" + parameters, change).ok().json();
    }

    private String refusedPreview(String change) {
        return field(realm.post(app + "/preview", change));
    }

    private String refused(String path) {
        return field(realm.get(path));
    }

    private static String field(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().path("field").asText();
    }

    private static Map<String, ?> person(int number, boolean active, String pushed) {
        return Map.of("userName", "person-" + number, "active", active, "roles", List.of(Map.of("value", pushed)));
    }
}
