package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** However many people a change concerns, each of them is in the log and in one admin event of it. */
@ExtendWith(OnPostgres.Shared.class)
class EverybodyInTheLogOnPostgresIT {

    private static final String REALM = "everybody";
    private static final int MANY = 130;

    private final KeycloakServer keycloak;

    EverybodyInTheLogOnPostgresIT(OnPostgres server) {
        keycloak = server.keycloak();
    }

    @BeforeEach
    void realm() {
        FixtureRealm.in(keycloak, REALM);
        keycloak.admin()
                .put(
                        "/" + REALM,
                        Map.of(
                                "realm",
                                REALM,
                                "adminEventsEnabled",
                                true,
                                "adminEventsDetailsEnabled",
                                true,
                                "attributes",
                                Map.of("directory-sync.enabled", "true")))
                .ok();
    }

    @AfterEach
    void gone() {
        keycloak.admin().delete("/" + REALM).ok();
    }

    @Test
    void of_many_who_lose_their_access_each_has_a_trace_and_the_entry_is_of_the_group_that_was_asked_for() {
        TestDirectory directory = TestDirectory.in(keycloak, REALM, Map.of("access-groups", List.of("Staff")));
        List<String> people = directory.people(MANY, i -> "person-" + i);
        String staff = directory.group("Staff", people.toArray(String[]::new));
        keycloak.admin().delete("/" + REALM + "/admin-events").ok();

        directory.scim().patch("/Groups/" + staff, removal("members")).ok();

        JsonNode entry = one(directory, "operation=patch-group");
        assertThat(entry.path("targetId").asText()).isEqualTo(staff);
        assertThat(entry.path("targetName").asText()).isEqualTo("Staff");
        List<JsonNode> effects = effects(entry);
        assertThat(ids(effects, "user-suspended")).containsExactlyInAnyOrderElementsOf(people);
        assertThat(effects.stream().flatMap(effect -> list(effect.path("left")).stream()))
                .containsExactlyInAnyOrderElementsOf(people);
        assertThat(named("USER", "user-suspended")).containsExactlyInAnyOrderElementsOf(people);
        assertThat(named("GROUP_MEMBERSHIP", "members-changed")).containsExactlyInAnyOrderElementsOf(people);
        String exported = keycloak.admin()
                .signedIn()
                .with("Accept", "application/x-ndjson")
                .get("/admin/realms/" + REALM + "/directory-sync/directories/" + directory.alias()
                        + "/activity?operation=patch-group")
                .ok()
                .body();
        assertThat(exported.lines()).allMatch(line -> line.length() < 64 * 1024);
        assertThat(people).allMatch(id -> count(exported, id) == 2);
    }

    @Test
    void a_group_that_is_deleted_says_who_was_in_it_and_its_event_which_one_it_was() {
        TestDirectory directory = TestDirectory.in(keycloak, REALM);
        String ann = directory.user("ann@example.com");
        String sales = directory.group("Sales", ann);

        directory.scim().delete("/Groups/" + sales).ok();
        directory.scim().delete("/Users/" + ann).ok();

        JsonNode entry = one(directory, "operation=delete-group");
        assertThat(entry.path("targetName").asText()).isEqualTo("Sales");
        assertThat(effects(entry).get(0).at("/left/0").asText()).isEqualTo(ann);
        assertThat(event("GROUP", "DELETE").path("representation").asText()).contains("\"name\":\"Sales\"");
        assertThat(event("USER", "DELETE").path("representation").asText()).contains("ann@example.com");
    }

    @Test
    void a_changed_person_is_an_event_with_what_was_and_what_is() {
        TestDirectory directory = TestDirectory.in(keycloak, REALM);
        String ann = directory.user("ann@example.com");

        directory
                .scim()
                .patch(
                        "/Users/" + ann,
                        Map.of(
                                "Operations",
                                List.of(Map.of("op", "replace", "path", "name.givenName", "value", "Anna"))))
                .ok();

        JsonNode event = event("USER", "UPDATE");
        assertThat(event.path("representation").asText()).contains("\"firstName\":\"Anna\"");
        assertThat(event.at("/details/changes").asText())
                .isEqualTo("[{\"path\":\"name.givenName\",\"before\":\"Given\",\"after\":\"Anna\"}]");
    }

    @Test
    void a_directory_that_is_deleted_leaves_behind_what_became_of_each_of_its_people_and_groups() {
        for (String way : List.of("suspend", "delete", "keep")) {
            TestDirectory directory = TestDirectory.in(keycloak, REALM);
            List<String> people = directory.people(MANY, i -> way + "-" + i);
            String group = directory.group("Group " + way, people.get(0));
            String becomes =
                    way.equals("suspend") ? "user-suspended" : way.equals("delete") ? "user-deleted" : "user-released";

            keycloak.admin()
                    .delete("/" + REALM + "/directory-sync/directories/" + directory.alias() + "?users=" + way
                            + "&groups=" + (way.equals("keep") ? "keep" : "delete"))
                    .ok();

            List<JsonNode> entries = list(directory.id());
            List<JsonNode> effects =
                    entries.stream().flatMap(entry -> effects(entry).stream()).toList();
            assertThat(ids(effects, becomes)).as(way).containsExactlyInAnyOrderElementsOf(people);
            assertThat(effects)
                    .anyMatch(effect -> effect.path("userName").asText().equals(way + "-0"));
            assertThat(ids(effects, way.equals("keep") ? "group-released" : "group-deleted"))
                    .containsExactly(group);
            assertThat(entries)
                    .extracting(entry -> entry.path("operation").asText())
                    .contains("delete-directory", "delete-directory-users", "delete-directory-done");
            assertThat(entries)
                    .allMatch(entry -> entry.path("actorKind").asText().equals("admin")
                            && entry.path("actor").asText().equals("admin")
                            && entry.path("actorId").asText().length() == 36);
            assertThat(entries)
                    .extracting(entry -> entry.path("request").asText())
                    .containsOnly(entries.get(0).path("request").asText());
        }
    }

    @Test
    void one_that_is_removed_by_keycloaks_own_means_does_so_too() {
        TestDirectory directory = TestDirectory.in(keycloak, REALM);
        List<String> people = directory.people(3, i -> "person-" + i);
        String group = directory.group("Sales");

        keycloak.admin().delete("/" + REALM + "/components/" + directory.id()).ok();

        List<JsonNode> entries = list(directory.id()).stream()
                .filter(entry -> entry.path("operation").asText().equals("delete-directory"))
                .toList();
        assertThat(entries).hasSize(1);
        assertThat(ids(effects(entries.get(0)), "user-released")).containsExactlyInAnyOrderElementsOf(people);
        assertThat(ids(effects(entries.get(0)), "group-released")).containsExactly(group);
        assertThat(entries.get(0).path("actor").asText()).isEqualTo("admin");
    }

    private static Map<String, ?> removal(String path) {
        return Map.of("Operations", List.of(Map.of("op", "remove", "path", path)));
    }

    private String activity() {
        return "/" + REALM + "/directory-sync/activity";
    }

    private JsonNode one(TestDirectory directory, String query) {
        JsonNode items = keycloak.admin()
                .get("/" + REALM + "/directory-sync/directories/" + directory.alias() + "/activity?" + query)
                .ok()
                .json()
                .path("items");
        assertThat(items).hasSize(1);
        return items.path(0);
    }

    /** Of the deletion of that directory. */
    private List<JsonNode> list(String directoryId) {
        List<JsonNode> found = new ArrayList<>();
        keycloak.admin().get(activity() + "?max=1000").ok().json().path("items").forEach(entry -> {
            if (entry.path("directoryId").asText().equals(directoryId)
                    && entry.path("operation").asText().startsWith("delete-directory")) {
                found.add(entry);
            }
        });
        found.sort(Comparator.comparing(entry -> entry.path("id").asText()));
        return found;
    }

    /** All of them, a page after the other. */
    private List<JsonNode> effects(JsonNode entry) {
        List<JsonNode> all = new ArrayList<>();
        String path = activity() + "/" + entry.path("id").asText() + "/effects?max=50&first=";
        JsonNode page;
        do {
            page = keycloak.admin().get(path + all.size()).ok().json();
            page.path("items").forEach(all::add);
        } while (all.size() < page.path("total").asInt());
        return all;
    }

    private static List<String> ids(List<JsonNode> effects, String word) {
        return effects.stream()
                .filter(effect -> effect.path("effect").asText().equals(word))
                .map(effect -> effect.path("id").asText())
                .toList();
    }

    private static List<String> list(JsonNode texts) {
        List<String> list = new ArrayList<>();
        texts.forEach(text -> list.add(text.asText()));
        return list;
    }

    private JsonNode events() {
        return keycloak.admin().get("/" + REALM + "/admin-events?max=1000").ok().json();
    }

    private JsonNode event(String type, String operation) {
        for (JsonNode event : events()) {
            if (event.path("resourceType").asText().equals(type)
                    && event.path("operationType").asText().equals(operation)) {
                return event;
            }
        }
        throw new AssertionError("No event " + operation + " " + type);
    }

    /** The people in events of that type, whether in their path or in their representation; as often as they occur. */
    private List<String> named(String type, String word) {
        List<String> people = new ArrayList<>();
        Pattern one = Pattern.compile("users/([0-9a-f-]{36}).*");
        for (JsonNode event : events()) {
            if (!event.path("resourceType").asText().equals(type)
                    || !event.at("/details/directory-sync").asText().equals(word)) {
                continue;
            }
            var path = one.matcher(event.path("resourcePath").asText());
            if (path.matches()) {
                people.add(path.group(1));
            } else {
                String users = event.path("representation").asText();
                Pattern.compile("[0-9a-f-]{36}")
                        .matcher(users.substring(users.indexOf("\"users\"")))
                        .results()
                        .map(MatchResult::group)
                        .forEach(people::add);
            }
        }
        return people;
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
