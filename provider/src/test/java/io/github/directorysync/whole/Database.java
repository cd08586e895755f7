package io.github.directorysync.whole;

import java.util.List;
import java.util.stream.Stream;

/** Where a server keeps its data, in the words of Keycloak's command line. */
public record Database(List<String> options) {

    static final String HOST_OF_CONTAINERS = "host.docker.internal";

    public Database {
        options = List.copyOf(options);
    }

    /** In the server's own memory, and gone with it. */
    public static Database h2() {
        return new Database(List.of("--db=dev-mem"));
    }

    public static Database postgres(String jdbcUrl, String user, String password) {
        return new Database(
                List.of("--db=postgres", "--db-url=" + jdbcUrl, "--db-username=" + user, "--db-password=" + password));
    }

    /** The same, for a server that is started with further options. */
    public Database with(String option) {
        return new Database(Stream.concat(options.stream(), Stream.of(option)).toList());
    }

    /** The same database, from where localhost is another machine. */
    Database seenFromContainers() {
        return new Database(options.stream()
                .map(option -> option.replace("//localhost:", "//" + HOST_OF_CONTAINERS + ":"))
                .toList());
    }
}
