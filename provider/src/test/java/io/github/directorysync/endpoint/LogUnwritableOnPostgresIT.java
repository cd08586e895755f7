package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** The activity log cannot be written: what cannot be logged is undone and said to be so, and all else is answered. */
@ExtendWith(OnPostgres.Shared.class)
@Isolated("takes a table away")
class LogUnwritableOnPostgresIT {

    private static final String REALM = "unwritable";
    private static final String FULL = "CREATE OR REPLACE FUNCTION full_disk() RETURNS trigger AS $$ BEGIN"
            + " RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$ LANGUAGE plpgsql;"
            + " CREATE TRIGGER full_disk BEFORE INSERT ON ds_activity EXECUTE FUNCTION full_disk()";
    private static final String EMPTY = "DROP TRIGGER full_disk ON ds_activity";
    private static final String AWAY = "ALTER TABLE ds_activity RENAME TO ds_activity_away";
    private static final String BACK = "ALTER TABLE ds_activity_away RENAME TO ds_activity";

    private final OnPostgres server;
    private final KeycloakServer keycloak;
    private TestDirectory directory;
    private String ann;
    private String sales;

    LogUnwritableOnPostgresIT(OnPostgres server) {
        this.server = server;
        this.keycloak = server.keycloak();
    }

    @BeforeEach
    void realm() {
        FixtureRealm.in(keycloak, REALM);
        directory = TestDirectory.in(keycloak, REALM);
        ann = directory.user("ann@example.com");
        sales = directory.group("Sales", ann);
    }

    @AfterEach
    void gone() {
        keycloak.admin().delete("/" + REALM).ok();
    }

    @Test
    void every_change_of_a_directory_is_answered_503_and_undone_whatever_the_log_has() throws SQLException {
        keycloak.admin()
                .put("/" + REALM, Map.of("realm", REALM, "adminEventsEnabled", true))
                .ok();
        for (List<String> way : List.of(List.of(FULL, EMPTY), List.of(AWAY, BACK))) {
            sql(way.get(0));
            try {
                changes().forEach((name, change) -> assertUndone(name, change.get()));
                assertThat(directory
                                .scim()
                                .post("/Bulk", bulk())
                                .json()
                                .at("/Operations/0/status")
                                .asText())
                        .isEqualTo("503");
            } finally {
                sql(way.get(1));
            }
            assertThat(names()).containsExactly("ann@example.com");
            assertThat(directory.get("/Users/" + ann).path("title").asText()).isEmpty();
            assertThat(directory.get("/Groups/" + sales).path("members")).hasSize(1);
        }
        assertThat(keycloak.admin()
                        .get("/" + REALM + "/admin-events?max=100")
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
    void what_only_looks_and_what_is_refused_is_answered_and_is_in_the_log_when_that_can_be_written_again()
            throws SQLException {
        sql(AWAY);
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
                            .patch("/Users/nobody", replaced("title", "x"))
                            .status())
                    .isEqualTo(404);
            assertThat(Http.at(directory.url())
                            .bearer(TestDirectory.newToken())
                            .get("/Users")
                            .status())
                    .isEqualTo(401);
            assertUndone("POST", directory.scim().post("/Users", Map.of("userName", "bob@example.com")));
        } finally {
            sql(BACK);
        }
        Waiting.until(() -> log("operation=read-user").size() == 1
                && log("operation=create-user&outcome=refused").size() == 1
                && log("outcome=failed").size() == 1);
        assertThat(log("operation=patch-user&outcome=refused")).hasSize(1);
    }

    @Test
    void a_table_that_somebody_has_locked_is_waited_for_so_long_and_no_longer() throws SQLException {
        try (Connection connection = server.postgres().connect();
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

    @Test
    void every_change_by_the_admin_api_and_by_the_portal_is_answered_503_and_undone() throws SQLException {
        JsonNode spare = keycloak.admin()
                .post(
                        "/" + REALM + "/directory-sync/directories",
                        Map.of("name", "Spare", "alias", "spare", "requireSaml", false))
                .ok()
                .json();
        String base = "/" + REALM + "/directory-sync/directories/spare";
        String full = "/" + REALM + "/directory-sync/directories/" + directory.alias();
        String token = keycloak.admin()
                .post(base + "/tokens", Map.of("label", "Okta"))
                .ok()
                .json()
                .path("id")
                .asText();
        JsonNode link = keycloak.admin()
                .post(base + "/links", Map.of("scopes", List.of("connect")))
                .ok()
                .json();
        Http portal = Http.at(keycloak.url() + "/realms/" + REALM + "/directory-sync/portal/api");
        String secret = link.path("link").asText().replaceFirst(".*#", "");
        Http holder = portal.bearer(portal.post("/session", Map.of("secret", secret))
                .ok()
                .json()
                .path("token")
                .asText());
        JsonNode before = keycloak.admin().get(base).ok().json();

        sql(AWAY);
        try {
            Map<String, Supplier<Answer>> all = new LinkedHashMap<>();
            all.put(
                    "settings",
                    () -> keycloak.admin().signedIn().patch("/admin/realms" + base, Map.of("kind", "okta")));
            all.put(
                    "new",
                    () -> keycloak.admin()
                            .post(
                                    "/" + REALM + "/directory-sync/directories",
                                    Map.of("name", "New", "alias", "new", "requireSaml", false)));
            all.put("pause", () -> keycloak.admin().post(base + "/pause", ""));
            all.put("delete", () -> keycloak.admin().delete(full + "?users=delete"));
            all.put("issue", () -> keycloak.admin().post(base + "/tokens", Map.of("label", "Next")));
            all.put("rotate", () -> keycloak.admin().post(base + "/tokens/" + token + "/rotate", Map.of()));
            all.put("revoke", () -> keycloak.admin().delete(base + "/tokens/" + token));
            all.put("link", () -> keycloak.admin().post(base + "/links", Map.of("scopes", List.of("connect"))));
            all.put(
                    "unlink",
                    () -> keycloak.admin()
                            .delete(base + "/links/" + link.path("id").asText()));
            all.put("held", () -> keycloak.admin().post(base + "/held/discard", Map.of("all", true)));
            all.put(
                    "component",
                    () -> keycloak.admin()
                            .delete("/" + REALM + "/components/"
                                    + spare.path("id").asText()));
            all.put("portal session", () -> portal.post("/session", Map.of("secret", secret)));
            all.put("portal token", () -> holder.post("/tokens", Map.of("label", "Next")));
            all.put("portal kind", () -> holder.patch("/directory", Map.of("kind", "okta")));
            all.forEach((name, change) -> {
                Answer answer = change.get();
                assertThat(answer.status()).as(name + ": " + answer.body()).isEqualTo(503);
                assertThat(answer.body()).as(name).contains("Nothing was changed");
            });
            assertThat(keycloak.admin().get(base).ok().json().path("kind")).isEqualTo(before.path("kind"));
        } finally {
            sql(BACK);
        }
        JsonNode after = keycloak.admin().get(base).ok().json();
        assertThat(after.path("status")).isEqualTo(before.path("status"));
        assertThat(keycloak.admin().get(base + "/tokens").ok().json().path("items"))
                .hasSize(1);
        assertThat(keycloak.admin()
                        .get(base + "/links")
                        .ok()
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(holder.get("/directory").status()).isEqualTo(200);
        assertThat(directory.get("/Users/" + ann).path("userName").asText()).isEqualTo("ann@example.com");
    }

    private Map<String, Supplier<Answer>> changes() {
        Http scim = directory.scim();
        Map<String, Supplier<Answer>> changes = new LinkedHashMap<>();
        changes.put("POST user", () -> scim.post("/Users", Map.of("userName", "bob@example.com")));
        changes.put("PUT user", () -> scim.put("/Users/" + ann, Map.of("userName", "anna@example.com")));
        changes.put("PATCH user", () -> scim.patch("/Users/" + ann, replaced("title", "Boss")));
        changes.put("DELETE user", () -> scim.delete("/Users/" + ann));
        changes.put("POST group", () -> scim.post("/Groups", Map.of("displayName", "Staff")));
        changes.put("PATCH group", () -> scim.patch("/Groups/" + sales, replaced("members", List.of())));
        changes.put("DELETE group", () -> scim.delete("/Groups/" + sales));
        return changes;
    }

    private static void assertUndone(String name, Answer answer) {
        assertThat(answer.status()).as(name + ": " + answer.body()).isEqualTo(503);
        assertThat(answer.json().path("detail").asText()).as(name).contains("Nothing was changed");
        assertThat(answer.header("Retry-After")).as(name).isPresent();
    }

    private static Map<String, ?> replaced(String path, Object value) {
        return Map.of("Operations", List.of(Map.of("op", "replace", "path", path, "value", value)));
    }

    private static Map<String, ?> bulk() {
        return Map.of(
                "schemas",
                List.of("urn:ietf:params:scim:api:messages:2.0:BulkRequest"),
                "Operations",
                List.of(Map.of(
                        "method",
                        "POST",
                        "path",
                        "/Users",
                        "bulkId",
                        "b",
                        "data",
                        Map.of("userName", "bulk@example.com"))));
    }

    private List<String> names() {
        return directory.get("/Users").path("Resources").findValuesAsText("userName");
    }

    private JsonNode log(String query) {
        return keycloak.admin()
                .get("/" + REALM + "/directory-sync/directories/" + directory.alias() + "/activity?" + query)
                .ok()
                .json()
                .path("items");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = server.postgres().connect();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
