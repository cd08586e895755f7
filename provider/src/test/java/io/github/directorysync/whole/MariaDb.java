package io.github.directorysync.whole;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A MariaDB of our own, run by the server that is installed on this machine, gone when closed. */
final class MariaDb implements AutoCloseable {

    private static final String DATABASE = "keycloak";
    private static final String PASSWORD = "keycloak";

    /** Keycloak's documentation says which character set the database has to have. */
    private static final String INIT = "CREATE DATABASE " + DATABASE + " CHARACTER SET utf8mb4;\n"
            + "CREATE USER '" + DATABASE + "'@'%' IDENTIFIED BY '" + PASSWORD + "';\n"
            + "GRANT ALL ON " + DATABASE + ".* TO '" + DATABASE + "'@'%';\n";

    private final int port;
    private final ManagedProcess process;

    private MariaDb(int port, ManagedProcess process) {
        this.port = port;
        this.process = process;
    }

    /** @throws IllegalStateException if there is no {@code mariadbd} on the PATH, or it does not start */
    static MariaDb start() {
        try {
            requireInstalled();
            Path home = Files.createTempDirectory("mariadb");
            String data = "--datadir=" + home.resolve("data");
            String user = "--user=" + System.getProperty("user.name");
            makeTables(List.of("mariadb-install-db", "--no-defaults", data, user, "--skip-test-db"), home);
            Path init = Files.writeString(home.resolve("init.sql"), INIT);
            int port = TestEnvironment.freePort();
            List<String> command = List.of(
                    "mariadbd",
                    "--no-defaults",
                    data,
                    user,
                    "--port=" + port,
                    "--socket=" + home.resolve("socket"),
                    "--pid-file=" + home.resolve("pid"),
                    "--init-file=" + init,
                    "--skip-name-resolve",
                    "--max-connections=300",
                    // As docs/operate.md wants it.
                    "--transaction-isolation=READ-COMMITTED",
                    // It need not outlive a power cut.
                    "--innodb-flush-log-at-trx-commit=0",
                    "--skip-innodb-doublewrite");
            Path log =
                    Files.createDirectories(KeycloakVersion.tested().servers()).resolve("mariadb-" + port + ".log");
            MariaDb mariaDb = new MariaDb(port, ManagedProcess.start(command, Map.of(), log, home));
            mariaDb.awaitReady(log);
            return mariaDb;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For {@link KeycloakServer#start(TestDatabase)}. */
    TestDatabase database() {
        return TestDatabase.mariadb("jdbc:mariadb://localhost:" + port + "/" + DATABASE, DATABASE, PASSWORD);
    }

    @Override
    public void close() {
        process.close();
    }

    private static void requireInstalled() {
        boolean installed = Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "mariadbd")));
        if (!installed) {
            throw new IllegalStateException("keycloak.test.database=mariadb needs MariaDB's server, and there is no"
                    + " mariadbd on the PATH: install it (Debian: apt-get install --no-install-recommends"
                    + " mariadb-server; it is in /usr/sbin), or leave the property out to test with PostgreSQL.");
        }
    }

    private static void makeTables(List<String> command, Path home) throws IOException {
        Path log = home.resolve("install.log");
        Process install = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (install.waitFor() != 0) {
                throw new IllegalStateException("mariadb-install-db failed:\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void awaitReady(Path log) throws IOException {
        Waiting.until(() -> !process.alive() || listens());
        if (!process.alive()) {
            throw new IllegalStateException("MariaDB did not start:\n" + Files.readString(log));
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
