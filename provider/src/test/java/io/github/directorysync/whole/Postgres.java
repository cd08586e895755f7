package io.github.directorysync.whole;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** A PostgreSQL of our own, unpacked from Maven's repository, gone when closed. */
public final class Postgres implements AutoCloseable {

    private static final String USER = "postgres";
    private static final String PASSWORD = "postgres";
    private static final String UNNAMED_STATEMENTS = "?prepareThreshold=0";

    private final EmbeddedPostgres postgres;
    private final PostgresProcesses processes;

    private Postgres(EmbeddedPostgres postgres, PostgresProcesses processes) {
        this.postgres = postgres;
        this.processes = processes;
    }

    /** It counts the statements it executes: see {@link Statements}. */
    public static Postgres start() {
        Postgres postgres = empty();
        postgres.execute("CREATE EXTENSION pg_stat_statements");
        return postgres;
    }

    private static Postgres empty() {
        try {
            Path data = Files.createTempDirectory("postgres");
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setPort(TestEnvironment.freePort())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(true)
                    .setServerConfig("listen_addresses", "*")
                    // What it has committed need not outlive a power cut, but a crash of its own.
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .start();
            letContainersIn(postgres, data);
            return new Postgres(postgres, new PostgresProcesses(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For {@link KeycloakServer#start(TestDatabase)}. */
    public TestDatabase database() {
        return database(postgres.getPort(), "");
    }

    /** The same, for a server whose statements are planned anew for the values of each execution. */
    public TestDatabase planningEachTime() {
        return database(postgres.getPort(), UNNAMED_STATEMENTS);
    }

    /** The same, reached through this proxy. */
    public TestDatabase through(DatabaseProxy proxy) {
        // The text of a prepared statement is sent once only, and the proxy would miss it the next time.
        return database(proxy.port(), UNNAMED_STATEMENTS);
    }

    private static TestDatabase database(int port, String parameters) {
        return TestDatabase.postgres("jdbc:postgresql://localhost:" + port + "/postgres" + parameters, USER, PASSWORD);
    }

    /** The caller closes it. */
    public DatabaseProxy proxy() {
        return DatabaseProxy.to(postgres.getPort());
    }

    /** To look at what is really stored. */
    public Connection connect() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    /** Runs one or more statements; a failure is an error of the test. */
    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** To freeze, kill and restart it. */
    public PostgresProcesses processes() {
        return processes;
    }

    /** How much CPU its processes have used that are still there, in milliseconds. */
    public long cpuMillis() {
        return processes.backends().stream()
                .flatMap(each -> each.info().totalCpuDuration().stream())
                .mapToLong(Duration::toMillis)
                .sum();
    }

    /** The first column of the first row, such as a count. */
    public long number(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** The first column of all rows, such as ids. */
    public Set<String> texts(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            Set<String> texts = new HashSet<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
            processes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It trusts this machine; a container comes from another one, and has to say the password. */
    private static void letContainersIn(EmbeddedPostgres postgres, Path data) throws IOException, SQLException {
        Files.writeString(
                data.resolve("pg_hba.conf"), "host all all samenet scram-sha-256\n", StandardOpenOption.APPEND);
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER USER " + USER + " PASSWORD '" + PASSWORD + "'");
            statement.execute("SELECT pg_reload_conf()");
        }
    }
}
