package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The list of a directory's people with their roles: its filters, its pages, its table. On every database. */
abstract class ListedPeople extends RandomRolesScenario {

    ListedPeople(KeycloakServer keycloak) {
        super(keycloak, "listed-people");
    }

    @Test
    void everybody_is_listed_with_the_role_that_the_explanation_gives() {
        JsonNode all = catalogue("");

        assertThat(all.path("total").asInt()).isEqualTo(PEOPLE);
        assertThat(all.path("items")).hasSize(PEOPLE);
        assertListedAsExplained(all);
        assertThat(LadderScenario.texts(all.path("items"), "source"))
                .contains("group", "pushed", "selector", "default", "");
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
            inPages.addAll(
                    LadderScenario.texts(catalogue("&max=7&first=" + first).path("items"), "userName"));
        }

        assertThat(inPages).isEqualTo(LadderScenario.texts(catalogue("").path("items"), "userName"));
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

    private void assertFound(List<JsonNode> all, String filter, Predicate<JsonNode> wanted) {
        JsonNode found = catalogue(filter);
        assertThat(items(found))
                .as(filter)
                .isEqualTo(all.stream().filter(wanted).toList());
        assertThat(found.path("total").asInt()).isEqualTo(found.path("items").size());
    }

    private static List<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.path("items").spliterator(), false).toList();
    }

    private String refused(String path) {
        return field(realm.get(path));
    }
}
