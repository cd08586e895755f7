package io.github.directorysync.whole;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BooleanSupplier;

/** A table of PostgreSQL that nobody can read while this is open. */
public final class UnreadableTable implements AutoCloseable {

    private final Postgres postgres;
    private final Connection holder;
    private final String readers;

    private UnreadableTable(Postgres postgres, Connection holder, String table) {
        this.postgres = postgres;
        this.holder = holder;
        readers = " from pg_locks where not granted and locktype = 'relation' and relation = '" + table
                + "'::regclass and database = (select oid from pg_database where datname = current_database())";
    }

    public static UnreadableTable lock(Postgres postgres, String table) throws SQLException {
        Connection holder = postgres.connect();
        holder.setAutoCommit(false);
        try (Statement lock = holder.createStatement()) {
            lock.execute("lock table " + table + " in access exclusive mode");
        }
        return new UnreadableTable(postgres, holder, table);
    }

    /** Waits until a statement waits for the table. */
    public void awaitReader() {
        Waiting.until(() -> postgres.number("select count(*)" + readers) > 0);
    }

    /** Lets all statements fail that wait for the table, until it is so. */
    public void failReadersUntil(BooleanSupplier so) {
        Waiting.until(() -> {
            postgres.execute("select pg_cancel_backend(pid)" + readers);
            return so.getAsBoolean();
        });
    }

    @Override
    public void close() throws SQLException {
        holder.close();
    }
}
