package io.github.directorysync.bench;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Postgres;
import io.github.directorysync.whole.Statements;
import io.github.directorysync.whole.TestEnvironment;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs the same requests in turns against our endpoint and against Keycloak's own, both in one server on a real
 * PostgreSQL, and prints a table of ratios: they are to be trusted, the milliseconds are this machine's.
 */
public final class Benchmark {

    private static final int TIMES = 60;
    /** How many people a task is rehearsed with, and how often: the compiler of a server at work has long seen it all. */
    private static final int REHEARSED_WITH = 4000;

    private static final int REHEARSALS = 3000;
    private static final Duration LONGEST_REHEARSAL = Duration.ofSeconds(Integer.getInteger("bench.rehearsal", 30));

    /** Above, ours is measured alone: native takes minutes for a request. */
    private static final int MOST_FOR_NATIVE = 100_000;

    private final KeycloakServer keycloak;
    private final Postgres postgres;

    private Benchmark(KeycloakServer keycloak, Postgres postgres) {
        this.keycloak = keycloak;
        this.postgres = postgres;
    }

    /** Takes the sizes of the realm, such as {@code 1000 10000}. */
    public static void main(String... sizes) {
        try (Postgres postgres = Postgres.start();
                KeycloakServer keycloak = KeycloakServer.start(
                        postgres.database().with("--features=scim-api"), TestEnvironment.measured())) {
            Benchmark benchmark = new Benchmark(keycloak, postgres);
            // What comes first pays for classes, plans and machine code that are not there yet.
            benchmark.measure("warm-up", REHEARSED_WITH, REHEARSALS, LONGEST_REHEARSAL, line -> {});
            for (int size :
                    Arrays.stream(sizes).mapToInt(Integer::parseInt).sorted().toArray()) {
                benchmark.measure("people-" + size, size, TIMES, Race.USUAL, System.out::println);
            }
        }
    }

    private void measure(String name, int size, int times, Duration longest, Consumer<String> print) {
        Contender ours = Contender.ours(keycloak, name);
        List<Contender> all =
                size > MOST_FOR_NATIVE ? List.of(ours) : List.of(ours, Contender.natively(keycloak, name));
        BenchCompany company = new BenchCompany(all, size, times);
        company.moveIn(new Seed(postgres));
        print.accept(Row.HEAD);
        for (Task task : company.tasks()) {
            print.accept(company.race(new Statements(postgres), task, longest).toString());
        }
        print.accept("\n" + company.growth(ours));
        keycloak.retainedBytes()
                .ifPresent(bytes -> print.accept("Heap that is in use: " + bytes / 1024 / 1024 + " MB\n"));
    }
}
