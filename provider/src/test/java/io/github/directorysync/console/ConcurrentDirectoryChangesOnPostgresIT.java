package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.Waiting;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Changes of a directory that meet another transaction, on PostgreSQL. */
@ExtendWith(OnPostgres.Shared.class)
class ConcurrentDirectoryChangesOnPostgresIT extends DirectoryScenario {

    private final OnPostgres server;

    ConcurrentDirectoryChangesOnPostgresIT(OnPostgres server) {
        super(server.keycloak(), "concurrent-directories");
        this.server = server;
    }

    @Test
    void a_deletion_that_was_interrupted_goes_on_by_itself() {
        realm.create("acme");
        var scim = realm.scim("acme", realm.token("acme"));
        String ann = scim.post("/Users", Map.of("userName", "ann@acme.example", "active", true))
                .ok()
                .json()
                .path("id")
                .asText();
        String directory =
                realm.api().get("/directories/acme").ok().json().path("id").asText();

        // As a node leaves it that was stopped right after it had begun.
        sql("DELETE FROM ds_directory_state WHERE directory_id = '" + directory + "'");
        sql("INSERT INTO ds_directory_state (directory_id, removal) VALUES ('" + directory + "', 'SUSPEND,KEEP')");

        Waiting.until(() -> realm.api().get("/directories/acme").status() == 404);
        assertThat(realm.keycloak()
                        .admin()
                        .get("/" + realm.name() + "/users/" + ann)
                        .ok()
                        .json()
                        .path("enabled")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void a_directory_is_changed_though_the_background_work_writes_its_first_row_at_that_moment() throws SQLException {
        String directory = realm.create("acme").path("id").asText();

        Answer answer = meanwhile(
                "INSERT INTO ds_directory_state (directory_id, first_request) VALUES ('" + directory + "', 1)",
                () -> realm.api().delete("/directories/acme?users=keep"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(realm.api().get("/directories/acme").status()).isEqualTo(404);
    }

    @Test
    void of_two_who_change_a_directory_at_once_the_second_is_told_to_try_again() throws SQLException {
        String directory = realm.create("acme").path("id").asText();
        Supplier<Answer> change = () -> realm.api().patch("/directories/acme", Map.of("rateLimit", 60));

        // Keycloak takes the rows of a component's settings out and puts new ones in.
        Answer answer = meanwhile(
                "UPDATE component_config SET id = gen_random_uuid()::varchar WHERE component_id = '" + directory + "'",
                change);

        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.json().path("errorMessage").asText()).contains("at the same time", "try again");
        assertThat(realm.api().get("/directories/acme").json().path("rateLimit").asInt())
                .isEqualTo(50);
        assertThat(change.get().status()).isEqualTo(200);
    }

    /** What is answered to a request that waits for the transaction with this statement, which is committed then. */
    private Answer meanwhile(String statement, Supplier<Answer> request) throws SQLException {
        try (Connection other = server.postgres().connect();
                Statement run = other.createStatement()) {
            other.setAutoCommit(false);
            run.execute(statement);
            long transaction = process(run);
            CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(request);
            Waiting.until(() -> answer.isDone() || somebodyWaitsFor(transaction));
            other.commit();
            return answer.join();
        }
    }

    private static long process(Statement statement) throws SQLException {
        try (ResultSet id = statement.executeQuery("SELECT pg_backend_pid()")) {
            id.next();
            return id.getLong(1);
        }
    }

    /** Tests of other classes wait for locks of theirs. */
    private boolean somebodyWaitsFor(long process) {
        try (Connection connection = server.postgres().connect();
                Statement ask = connection.createStatement();
                ResultSet waiting = ask.executeQuery(
                        "SELECT 1 FROM pg_stat_activity WHERE " + process + " = ANY(pg_blocking_pids(pid))")) {
            return waiting.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void sql(String statement) {
        try (Connection connection = server.postgres().connect();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
