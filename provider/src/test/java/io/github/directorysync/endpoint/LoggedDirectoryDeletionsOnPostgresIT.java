package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The log tells of each user and group of a deleted directory what became of them. */
@ExtendWith(OnPostgres.Shared.class)
class LoggedDirectoryDeletionsOnPostgresIT extends LoggedPeopleScenario {

    LoggedDirectoryDeletionsOnPostgresIT(OnPostgres server) {
        super(server, "logged-directory-deletions");
    }

    @Test
    void the_deletion_of_a_directory_is_logged_with_each_of_its_people_and_groups() {
        for (String way : List.of("suspend", "delete", "keep")) {
            TestDirectory directory = TestDirectory.in(keycloak, realm);
            List<String> people = directory.people(MANY, i -> way + "-" + i);
            String group = directory.group("Group " + way, people.get(0));
            String becomes =
                    way.equals("suspend") ? "user-suspended" : way.equals("delete") ? "user-deleted" : "user-released";

            keycloak.admin()
                    .delete(directory.adminPath() + "?users=" + way + "&groups="
                            + (way.equals("keep") ? "keep" : "delete"))
                    .ok();

            // On a slow machine the deletion is answered 202 and goes on in the background.
            Waiting.until(() -> deletions(directory.id()).stream()
                    .anyMatch(entry -> entry.path("operation").asText().equals("delete-directory-done")));
            List<JsonNode> entries = deletions(directory.id());
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
    void the_deletion_of_a_directorys_component_is_logged_alike() {
        TestDirectory directory = TestDirectory.in(keycloak, realm);
        List<String> people = directory.people(3, i -> "person-" + i);
        String group = directory.group("Sales");

        keycloak.admin().delete("/" + realm + "/components/" + directory.id()).ok();

        List<JsonNode> entries = deletions(directory.id()).stream()
                .filter(entry -> entry.path("operation").asText().equals("delete-directory"))
                .toList();
        assertThat(entries).hasSize(1);
        assertThat(ids(effects(entries.get(0)), "user-released")).containsExactlyInAnyOrderElementsOf(people);
        assertThat(ids(effects(entries.get(0)), "group-released")).containsExactly(group);
        assertThat(entries.get(0).path("actor").asText()).isEqualTo("admin");
    }

    /** The entries of the deletion of a directory. */
    private List<JsonNode> deletions(String directoryId) {
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
}
