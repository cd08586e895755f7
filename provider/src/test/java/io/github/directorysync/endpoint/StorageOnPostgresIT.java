package io.github.directorysync.endpoint;

import io.github.directorysync.whole.OnPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** The database of production, with a look into its tables. */
@ExtendWith(OnPostgres.Shared.class)
@Isolated("counts the rows of all directories")
class StorageOnPostgresIT extends Storage {

    private static final String ALL_ROWS = "SELECT (SELECT count(*) FROM ds_user) + (SELECT count(*) FROM ds_group)"
            + " + (SELECT count(*) FROM ds_token) + (SELECT count(*) FROM ds_user_email)"
            + " + (SELECT count(*) FROM ds_former_user) + (SELECT count(*) FROM ds_parent_group)";

    private final OnPostgres server;

    StorageOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
        this.server = server;
    }

    @Override
    long rows() {
        try (Connection connection = server.postgres().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ALL_ROWS)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
