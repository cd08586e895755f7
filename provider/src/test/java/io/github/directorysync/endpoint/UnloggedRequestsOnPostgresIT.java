package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** While the activity log cannot be written, changes of a directory are rolled back (503) and reads are answered. */
@ExtendWith(OnPostgres.Shared.class)
@Isolated("takes a table away")
class UnloggedRequestsOnPostgresIT extends UnwritableLogScenario {

    UnloggedRequestsOnPostgresIT(OnPostgres server) {
        super(server, "unlogged-requests");
    }

    @Test
    void every_change_of_a_directory_is_answered_503_and_rolled_back() {
        keycloak.admin()
                .put("/" + realm, Map.of("realm", realm, "adminEventsEnabled", true))
                .ok();
        for (List<String> way : List.of(List.of(FULL, NOT_FULL), List.of(AWAY, BACK))) {
            postgres.execute(way.get(0));
            try {
                changes().forEach((name, change) -> assertUndone(name, change.get()));
                assertThat(directory
                                .scim()
                                .post(
                                        "/Bulk",
                                        ScimBody.bulk(List.of(
                                                ScimBody.post("/Users", "b", Map.of("userName", "bulk@example.com")))))
                                .json()
                                .at("/Operations/0/status")
                                .asText())
                        .isEqualTo("503");
            } finally {
                postgres.execute(way.get(1));
            }
            assertThat(names()).containsExactly("ann@example.com");
            assertThat(directory.get("/Users/" + ann).path("title").asText()).isEmpty();
            assertThat(directory.get("/Groups/" + sales).path("members")).hasSize(1);
        }
        assertThat(keycloak.admin()
                        .get("/" + realm + "/admin-events?max=100")
                        .ok()
                        .json()
                        .findValuesAsText("clientId"))
                .as("events of what was rolled back")
                .doesNotContain("directory:" + directory.alias());
        assertThat(keycloak.log())
                .contains("the activity log cannot be written: SQLSTATE 53100, ERROR: could not extend file")
                .contains("the activity log cannot be written: SQLSTATE 42P01");
    }

    @Test
    void reads_and_refusals_are_answered_and_logged_when_the_log_can_be_written_again() {
        postgres.execute(AWAY);
        try {
            assertThat(directory.scim().get("/Users/" + ann).status()).isEqualTo(200);
            assertThat(directory.scim().get("/Users").status()).isEqualTo(200);
            assertThat(directory
                            .scim()
                            .post("/Users", Map.of("userName", "ann@example.com"))
                            .status())
                    .isEqualTo(409);
            assertThat(directory
                            .scim()
                            .patch("/Users/nobody", ScimBody.patch("replace", "title", "x"))
                            .status())
                    .isEqualTo(404);
            assertThat(Http.at(directory.url())
                            .bearer(TestDirectory.newToken())
                            .get("/Users")
                            .status())
                    .isEqualTo(401);
            assertUndone("POST", directory.scim().post("/Users", Map.of("userName", "bob@example.com")));
        } finally {
            postgres.execute(BACK);
        }
        Waiting.until(() -> log("operation=read-user").size() == 1
                && log("operation=create-user&outcome=refused").size() == 1
                && log("outcome=failed").size() == 1);
        assertThat(log("operation=patch-user&outcome=refused")).hasSize(1);
    }

    @Test
    void a_locked_table_is_waited_for_only_for_a_limited_time() throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE ds_activity IN ACCESS EXCLUSIVE MODE");

            assertUndone("POST", directory.scim().post("/Users", Map.of("userName", "bob@example.com")));
            assertThat(directory.scim().get("/Users/" + ann).status()).isEqualTo(200);
            connection.rollback();
        }
        assertThat(names()).containsExactly("ann@example.com");
        assertThat(directory
                        .scim()
                        .post("/Users", Map.of("userName", "bob@example.com"))
                        .status())
                .isEqualTo(201);
    }

    private Map<String, Supplier<Answer>> changes() {
        Http scim = directory.scim();
        Map<String, Supplier<Answer>> changes = new LinkedHashMap<>();
        changes.put("POST user", () -> scim.post("/Users", Map.of("userName", "bob@example.com")));
        changes.put("PUT user", () -> scim.put("/Users/" + ann, Map.of("userName", "anna@example.com")));
        changes.put("PATCH user", () -> scim.patch("/Users/" + ann, ScimBody.patch("replace", "title", "Boss")));
        changes.put("DELETE user", () -> scim.delete("/Users/" + ann));
        changes.put("POST group", () -> scim.post("/Groups", Map.of("displayName", "Staff")));
        changes.put(
                "PATCH group", () -> scim.patch("/Groups/" + sales, ScimBody.patch("replace", "members", List.of())));
        changes.put("DELETE group", () -> scim.delete("/Groups/" + sales));
        return changes;
    }

    private static void assertUndone(String name, Answer answer) {
        assertThat(answer.status()).as(name + ": " + answer.body()).isEqualTo(503);
        assertThat(answer.json().path("detail").asText()).as(name).contains("Nothing was changed");
        assertThat(answer.header("Retry-After")).as(name).isPresent();
    }

    private List<String> names() {
        return directory.get("/Users").path("Resources").findValuesAsText("userName");
    }

    private JsonNode log(String query) {
        return keycloak.admin()
                .get(directory.adminPath() + "/activity?" + query)
                .ok()
                .json()
                .path("items");
    }
}
