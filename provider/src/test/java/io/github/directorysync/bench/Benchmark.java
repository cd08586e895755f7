package io.github.directorysync.bench;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Postgres;
import java.util.Arrays;
import java.util.List;

/**
 * Runs the same requests in turns against our endpoint and against Keycloak's own, both in one server on a real
 * PostgreSQL, and prints a table of ratios: they are to be trusted, the milliseconds are this machine's.
 */
public final class Benchmark {

    private Benchmark() {}

    /** Takes the sizes of the realm, such as {@code 1000 10000}. */
    public static void main(String... sizes) {
        try (Postgres postgres = Postgres.startCounting();
                KeycloakServer keycloak =
                        KeycloakServer.start(postgres.database().with("--features=scim-api"))) {
            Statements statements = new Statements(postgres);
            System.out.println(Row.HEAD);
            for (int size :
                    Arrays.stream(sizes).mapToInt(Integer::parseInt).sorted().toArray()) {
                List<Contender> contenders =
                        List.of(Contender.ours(keycloak, size), Contender.natively(keycloak, size));
                Company company = new Company(contenders, size);
                company.moveIn();
                for (Task task : company.tasks()) {
                    System.out.println(new Race(contenders, statements, task).run(size));
                }
            }
        }
    }
}
