package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** However many people a request concerns, each of them is in the log and in an admin event. */
@ExtendWith(OnPostgres.Shared.class)
class LoggedPeopleOnPostgresIT extends LoggedPeopleScenario {

    LoggedPeopleOnPostgresIT(OnPostgres server) {
        super(server, "logged-people");
    }

    @Test
    void each_of_many_suspended_people_is_in_the_entry_of_the_group_and_in_an_admin_event() {
        TestDirectory directory = TestDirectory.in(keycloak, realm, Map.of("access-groups", List.of("Staff")));
        List<String> people = directory.people(MANY, i -> "person-" + i);
        String staff = directory.group("Staff", people.toArray(String[]::new));
        keycloak.admin().delete("/" + realm + "/admin-events").ok();

        directory
                .scim()
                .patch("/Groups/" + staff, ScimBody.patch(List.of(Map.of("op", "remove", "path", "members"))))
                .ok();

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
                .get("/admin/realms" + directory.adminPath() + "/activity?operation=patch-group")
                .ok()
                .body();
        assertThat(exported.lines()).allMatch(line -> line.length() < 64 * 1024);
        assertThat(people).allMatch(id -> count(exported, id) == 2);
    }

    @Test
    void a_deleted_group_is_logged_with_its_members_and_deleted_resources_with_their_names() {
        TestDirectory directory = TestDirectory.in(keycloak, realm);
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
    void the_admin_event_of_a_changed_user_has_the_values_before_and_after() {
        TestDirectory directory = TestDirectory.in(keycloak, realm);
        String ann = directory.user("ann@example.com");

        directory
                .scim()
                .patch("/Users/" + ann, ScimBody.patch("replace", "name.givenName", "Anna"))
                .ok();

        JsonNode event = event("USER", "UPDATE");
        assertThat(event.path("representation").asText()).contains("\"firstName\":\"Anna\"");
        assertThat(event.at("/details/changes").asText())
                .isEqualTo("[{\"path\":\"name.givenName\",\"before\":\"Given\",\"after\":\"Anna\"}]");
    }

    private JsonNode one(TestDirectory directory, String query) {
        JsonNode items = keycloak.admin()
                .get(directory.adminPath() + "/activity?" + query)
                .ok()
                .json()
                .path("items");
        assertThat(items).hasSize(1);
        return items.path(0);
    }

    private static List<String> list(JsonNode texts) {
        List<String> list = new ArrayList<>();
        texts.forEach(text -> list.add(text.asText()));
        return list;
    }

    private JsonNode events() {
        return keycloak.admin().get("/" + realm + "/admin-events?max=1000").ok().json();
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
