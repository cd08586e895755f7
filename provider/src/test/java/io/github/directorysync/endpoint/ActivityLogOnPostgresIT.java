package io.github.directorysync.endpoint;

import io.github.directorysync.whole.OnPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database of production, with a look into every table. */
@ExtendWith(OnPostgres.Shared.class)
class ActivityLogOnPostgresIT extends ActivityLog {

    private final OnPostgres server;

    ActivityLogOnPostgresIT(OnPostgres server) {
        super(server.keycloak());
        this.server = server;
    }

    @Override
    boolean keeps(String text) {
        try (Connection connection = server.postgres().connect();
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet found = statement.executeQuery(
                        "SELECT count(*) FROM \"" + table + "\" t WHERE position('" + text + "' IN t::text) > 0")) {
                    found.next();
                    if (found.getLong(1) > 0) {
                        return true;
                    }
                }
            }
            return false;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet all = statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
            while (all.next()) {
                tables.add(all.getString(1));
            }
        }
        return tables;
    }
}
