package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.OnPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database of production. */
@ExtendWith(OnPostgres.Shared.class)
class DirectoriesOnPostgresIT extends Directories {

    private final OnPostgres server;

    DirectoriesOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
        this.server = server;
    }

    @Test
    void a_deletion_that_was_interrupted_goes_on_by_itself() throws InterruptedException {
        realm().create("acme");
        var scim = realm().scim("acme", realm().token("acme"));
        String ann = scim.post("/Users", Map.of("userName", "ann@acme.example", "active", true))
                .ok()
                .json()
                .path("id")
                .asText();
        String directory =
                realm().api().get("/directories/acme").ok().json().path("id").asText();

        // As a node leaves it that was stopped right after it had begun.
        sql("DELETE FROM ds_directory_state WHERE directory_id = '" + directory + "'");
        sql("INSERT INTO ds_directory_state (directory_id, removal) VALUES ('" + directory + "', 'SUSPEND,KEEP')");

        for (Instant deadline = Instant.now().plusSeconds(120);
                realm().api().get("/directories/acme").status() != 404
                        && Instant.now().isBefore(deadline); ) {
            Thread.sleep(500);
        }
        assertThat(realm().api().get("/directories/acme").status()).isEqualTo(404);
        assertThat(realm().keycloak()
                        .admin()
                        .get("/" + realm().name() + "/users/" + ann)
                        .ok()
                        .json()
                        .path("enabled")
                        .asBoolean(true))
                .isFalse();
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
