package io.github.directorysync.whole;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A table of PostgreSQL that nobody can read while this is open. */
public final class UnreadableTable implements AutoCloseable {

    private final Postgres postgres;
    private final Connection holder;

    private UnreadableTable(Postgres postgres, Connection holder) {
        this.postgres = postgres;
        this.holder = holder;
    }

    public static UnreadableTable lock(Postgres postgres, String table) throws SQLException {
        Connection holder = postgres.connect();
        holder.setAutoCommit(false);
        try (Statement lock = holder.createStatement()) {
            lock.execute("lock table " + table + " in access exclusive mode");
        }
        return new UnreadableTable(postgres, holder);
    }

    /** Waits until a statement waits for the table. */
    public void awaitReader() {
        Waiting.until(() -> postgres.number("select count(*) from pg_locks where not granted") > 0);
    }

    /** Waits until a statement waits for the table, and lets it fail. */
    public void failReader() {
        awaitReader();
        postgres.execute("select pg_cancel_backend(pid) from pg_locks where not granted");
    }

    @Override
    public void close() throws SQLException {
        holder.close();
    }
}
