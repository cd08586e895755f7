package io.github.directorysync.whole;

import java.util.List;
import java.util.stream.Stream;

/** Where a server keeps its data, in the words of Keycloak's command line. */
public record TestDatabase(List<String> options) {

    static final String HOST_OF_CONTAINERS = "host.docker.internal";

    public TestDatabase {
        options = List.copyOf(options);
    }

    /**
     * Whether Keycloak's own columns tell texts apart that differ by letter case or accents, in the database of {@link
     * WithKeycloak}; in MariaDB they do not.
     */
    public static boolean comparesExactly() {
        return !Installation.property("keycloak.test.database").equals("mariadb");
    }

    /** In the server's own memory, and gone with it. */
    public static TestDatabase h2() {
        return new TestDatabase(List.of("--db=dev-mem"));
    }

    public static TestDatabase postgres(String jdbcUrl, String user, String password) {
        return new TestDatabase(
                List.of("--db=postgres", "--db-url=" + jdbcUrl, "--db-username=" + user, "--db-password=" + password));
    }

    static TestDatabase mariadb(String jdbcUrl, String user, String password) {
        return new TestDatabase(
                List.of("--db=mariadb", "--db-url=" + jdbcUrl, "--db-username=" + user, "--db-password=" + password));
    }

    /** The same, for a server that is started with further options. */
    public TestDatabase with(String option) {
        return new TestDatabase(
                Stream.concat(options.stream(), Stream.of(option)).toList());
    }

    /** The same database, from where localhost is another machine. */
    TestDatabase seenFromContainers() {
        return new TestDatabase(options.stream()
                .map(option -> option.replace("//localhost:", "//" + HOST_OF_CONTAINERS + ":"))
                .toList());
    }
}
