package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Thirty people with groups, groups above, pushed roles, role selectors and composite roles at random, some of them
 * deactivated. What is said of all of them is what is said of each.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class RandomRolesScenario {

    static final int PEOPLE = 30;
    final KeycloakServer keycloak;
    final RoleRealm realm;
    final TestDirectory directory;
    final String app;
    final String people;
    final List<String> groups = new ArrayList<>();
    String parent = "";

    RandomRolesScenario(KeycloakServer keycloak, String name) {
        this.keycloak = keycloak;
        realm = RoleRealm.in(keycloak, name);
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

    /** Asks first, does it then, and compares; puts the ladder back. */
    void same_as_in_reality(Map<String, ?> change) {
        Map<String, String> before = roles();

        Map<String, String> foretold = foretold(before, change);
        realm.put(app, change).ok();
        Map<String, String> after = roles();
        assertEverybodyIsToldSo(before, after);
        the_ladder_is_as_it_was();

        assertThat(foretold).as("after %s", change).isEqualTo(after);
    }

    /** Whose role is another one now knows by what, all of them by the same. */
    void assertEverybodyIsToldSo(Map<String, String> before, Map<String, String> after) {
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

    Map<String, String> foretold(Map<String, String> before, Map<String, ?> change) {
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

    Map<String, String> roles() {
        Map<String, String> roles = new TreeMap<>();
        catalogue("")
                .path("items")
                .forEach(person -> roles.put(
                        person.path("userName").asText(), person.path("role").asText()));
        return roles;
    }

    JsonNode catalogue(String filter) {
        return realm.get(people + "?app=" + realm.app() + filter).ok().json();
    }

    JsonNode preview(Map<String, ?> change, String parameters) {
        return realm.post(app + "/preview?" + parameters, change).ok().json();
    }

    static String field(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().path("field").asText();
    }

    static Map<String, ?> person(int number, boolean active, String pushed) {
        return Map.of("userName", "person-" + number, "active", active, "roles", List.of(Map.of("value", pushed)));
    }
}
