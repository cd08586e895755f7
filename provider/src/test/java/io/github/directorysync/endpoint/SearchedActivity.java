package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The log of a directory, or of its whole realm, is searched, paged and exported. */
abstract class SearchedActivity extends ActivityScenario {

    SearchedActivity(KeycloakServer keycloak) {
        super(keycloak, "searched-activity");
    }

    @Test
    void a_directory_shows_its_own_entries_and_the_realm_all_even_of_deleted_directories() {
        TestDirectory other = TestDirectory.in(keycloak, realm);
        other.user("otto@example.com");
        String entry = list(other, "operation=create-user").get(0).path("id").asText();
        other.close();

        assertThat(list("operation=create-user")).isEmpty();
        assertThat(log(directory, "/" + entry).status()).isEqualTo(404);
        assertThat(log(other, "").status()).isEqualTo(404);
        JsonNode kept = keycloak.admin()
                .get("/" + realm + "/directory-sync/activity/" + entry)
                .ok()
                .json();
        assertThat(kept.path("directory").asText()).isEqualTo(other.alias());
        assertThat(kept.path("targetName").asText()).isEqualTo("otto@example.com");
    }

    @Test
    void entries_are_filtered_and_paged() {
        Instant before = Instant.now();
        String ann = directory.user(ANN);
        directory.user("annabel@example.com");
        directory.user(BOB);
        directory
                .scim()
                .patch("/Users/" + ann, ScimBody.patch("replace", "title", "x"))
                .ok();
        directory.scim().get("/Users/" + ann).ok();
        entries(5);

        assertThat(list("target=" + ann)).hasSize(3);
        assertThat(list("search=ANN")).hasSize(4);
        assertThat(list("writesOnly=true")).hasSize(4);
        assertThat(list("operation=create-user&search=bob")).hasSize(1);
        assertThat(list("actor=somebody")).isEmpty();
        assertThat(list("to=" + before)).isEmpty();
        assertThat(list("from=" + before.minusSeconds(60))).hasSize(5);
        JsonNode page = log(directory, "?writesOnly=true&first=1&max=2").ok().json();
        assertThat(page.path("total").asInt()).isEqualTo(5);
        assertThat(page.path("items")).hasSize(2);
        assertThat(page.at("/items/0/targetName").asText()).isEqualTo(BOB);
        for (String bad : List.of(
                "from=yesterday",
                "to=%2B1000000000-12-31T23:59:59Z",
                "outcome=great",
                "writesOnly=maybe",
                "first=-1",
                "max=5000")) {
            Answer answer = log(directory, "?" + bad);
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(answer.json().path("field").asText()).isEqualTo(bad.substring(0, bad.indexOf('=')));
        }
    }

    @Test
    void entries_are_exported_as_csv_that_is_safe_in_a_spreadsheet_and_as_lines_of_json() {
        directory.group("=cmd|' /C calc'!A0");
        directory.group("quote\"and,comma");

        Answer table = exported("text/csv", "?operation=create-group");
        Answer lines = exported("application/x-ndjson", "?operation=create-group");

        assertThat(table.header("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(table.body())
                .startsWith("\"id\",\"time\",\"directory\"")
                .contains("\"'=cmd|' /C calc'!A0\"")
                .contains("\"quote\"\"and,comma\"");
        assertThat(table.body().lines()).hasSize(3);
        assertThat(lines.body().lines()).hasSize(2).allMatch(line -> line.startsWith("{") && line.contains("effects"));
    }
}
