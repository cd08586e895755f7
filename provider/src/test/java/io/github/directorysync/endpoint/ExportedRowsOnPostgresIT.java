package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.Postgres;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows of a directory are copied to attributes in the background, in batches, beside whatever else goes on. */
@ExtendWith(OnPostgres.Shared.class)
class ExportedRowsOnPostgresIT {

    private static final String REALM = "exported-rows";

    private final TestDirectory directory;
    private final Postgres postgres;

    ExportedRowsOnPostgresIT(OnPostgres server) {
        FixtureRealm.in(server.keycloak(), REALM);
        directory = TestDirectory.in(server.keycloak(), REALM);
        postgres = server.postgres();
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    @Test
    void a_person_whom_somebody_else_changes_is_left_for_later_and_the_others_are_written() throws SQLException {
        String ann = directory.user("ann@example.com");
        String bob = directory.user("bob@example.com");
        Waiting.until(() -> written(ann) && written(bob));

        try (Connection other = postgres.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT 1 FROM user_entity WHERE id = '" + ann + "' FOR UPDATE");
            postgres.execute(
                    "DELETE FROM user_attribute WHERE name = 'directory-sync.entry' AND user_id = '" + bob + "'");
            postgres.execute("UPDATE ds_user SET exported = NULL WHERE user_id IN ('" + ann + "', '" + bob + "')");

            Waiting.until(() -> written(bob));
            assertThat(marked(ann)).isFalse();
            // Whoever changes Ann does not wait for the background for long.
            statement.execute("UPDATE ds_user SET version = version + 1 WHERE user_id = '" + ann + "'");
            other.commit();
        }

        Waiting.until(() -> written(ann));
    }

    private boolean written(String id) {
        return postgres.number("SELECT count(*) FROM ds_user d WHERE d.exported AND d.user_id = '" + id
                        + "' AND EXISTS (SELECT 1 FROM user_attribute a WHERE a.name = 'directory-sync.entry'"
                        + " AND a.user_id = d.user_id)")
                == 1;
    }

    private boolean marked(String id) {
        return postgres.number("SELECT count(*) FROM ds_user WHERE exported AND user_id = '" + id + "'") == 1;
    }
}
