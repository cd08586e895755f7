package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Roles that administrators give by selector, mapping or ladder are in the log and in admin events. */
@ExtendWith(OnPostgres.Shared.class)
final class RolesInTheLogOnPostgresIT extends AdminLogScenario {

    RolesInTheLogOnPostgresIT(OnPostgres server) {
        super(server.keycloak(), "roles-in-the-log");
    }

    @Test
    void a_role_that_is_chosen_taken_away_or_over_is_in_the_log_and_an_event_of_the_person() {
        String ann = person();
        String selector = "/apps/" + realm.app() + "/people/" + ann + "/selector";
        realm.put(selector, Map.of("role", "Manager", "reason", "On call")).ok();
        realm.delete(selector).ok();
        String end = Instant.now().plus(Duration.ofSeconds(4)).toString();
        realm.put(selector, Map.of("role", "Admin", "reason", "One shift", "expires", end))
                .ok();
        Waiting.until(() -> !entries("expire-selector").isEmpty());

        JsonNode cleared = entries("clear-selector").get(0);
        assertThat(detail(cleared).at("/before/role").asText()).isEqualTo("Manager");
        assertThat(detail(cleared).at("/before/reason").asText()).isEqualTo("On call");
        JsonNode chosen = detail(entries("set-selector").get(0)).path("now");
        assertThat(chosen.path("role").asText()).isEqualTo("Admin");
        assertThat(chosen.path("reason").asText()).isEqualTo("One shift");
        assertThat(chosen.path("expires").asText()).isEqualTo(end);
        assertThat(entries("expire-selector")).hasSize(1);
        JsonNode expired = entries("expire-selector").get(0);
        assertThat(expired.path("actorKind").asText()).isEqualTo("system");
        assertThat(expired.path("targetId").asText()).isEqualTo(ann);
        assertThat(detail(expired).at("/before/reason").asText()).isEqualTo("One shift");
        assertThat(roleEvents(ann)).containsExactly(" -> Manager", "Manager -> ", " -> Admin", "Admin -> ");
        assertThat(realm.get("/apps/" + realm.app() + "/people/" + ann + "/explanation")
                        .json()
                        .at("/lastChange/activity"))
                .isEqualTo(expired.path("id"));
    }

    @Test
    void a_mapping_and_a_ladder_tell_of_each_person_once_and_of_what_was() {
        String token = realm.post(ACME + "/tokens", Map.of("label", "x"))
                .ok()
                .json()
                .path("token")
                .asText();
        TestDirectory acme = new TestDirectory(keycloak, realm.name(), "", "acme", token);
        List<String> people = acme.people(3, i -> "person-" + i);
        String sales = acme.group("Sales", people.get(0), people.get(1));
        String mapping = ACME + "/groups/" + sales + "/role?app=" + realm.app();

        realm.put(mapping, Map.of("role", "Manager")).ok();
        realm.put("/apps/" + realm.app(), Map.of("defaultRole", "Reader")).ok();
        realm.delete(mapping).ok();

        assertThat(roleEvents(people.get(0))).containsExactly(" -> Manager", "Manager -> Reader");
        assertThat(roleEvents(people.get(1))).containsExactly(" -> Manager", "Manager -> Reader");
        assertThat(roleEvents(people.get(2))).containsExactly(" -> Reader");
        JsonNode unmapped = detail(entries("unmap-group").get(0));
        assertThat(unmapped.at("/before/roles/0").asText()).isEqualTo("Manager");
        assertThat(unmapped.at("/before/app").asText()).isEqualTo("portal");
        assertThat(unmapped.path("effects")).hasSize(2);
        JsonNode ladder = detail(entries("change-ladder").get(0));
        assertThat(ladder.at("/before/defaultRole").asText()).isEmpty();
        assertThat(ladder.at("/now/defaultRole").asText()).isEqualTo("Reader");
        JsonNode event = events("GROUP_ROLE").get(1);
        assertThat(event.path("operationType").asText()).isEqualTo("DELETE");
        assertThat(event.path("representation").asText()).contains("\"app\":\"portal\"", "\"roles\":[\"Manager\"]");
    }

    private String person() {
        return keycloak.admin()
                .post("/" + realm.name() + "/users", Map.of("username", "ann", "enabled", true))
                .createdId();
    }

    private List<String> roleEvents(String person) {
        return events("DIRECTORY_ROLE").stream()
                .filter(event -> event.path("resourcePath").asText().startsWith("users/" + person + "/"))
                .map(event -> Http.read(event.path("representation").asText()))
                .map(json -> json.path("before").asText() + " -> "
                        + json.path("after").asText())
                .toList();
    }
}
