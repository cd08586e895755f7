package io.github.directorysync.whole;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How many statements the database has executed, as it counts them itself; without those of the activity log, most of
 * which come in the background and whenever they like.
 */
public record Statements(Postgres postgres) {

    public void reset() {
        query("SELECT 1 FROM pg_stat_statements_reset()");
    }

    public long count() {
        return query("SELECT coalesce(sum(calls), 0) FROM pg_stat_statements WHERE query NOT ILIKE '%pg_stat%'"
                + " AND query NOT ILIKE '%ds_activity%' AND query NOT ILIKE '%ds_role_change%'"
                + " AND query NOT ILIKE 'begin%' AND query NOT ILIKE 'commit%' AND query NOT ILIKE 'set %'");
    }

    private long query(String sql) {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
