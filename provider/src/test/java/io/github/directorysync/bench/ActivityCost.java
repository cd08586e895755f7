package io.github.directorysync.bench;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Postgres;
import io.github.directorysync.whole.Statements;
import io.github.directorysync.whole.TestEnvironment;
import java.util.List;
import java.util.function.Consumer;

/**
 * What it costs a request that it is written down: the same requests in turns in two realms of one server, one that
 * keeps the activity log and one that does not. {@code mvn -Pbench verify
 * -Dbench.main=io.github.directorysync.bench.ActivityCost -Dbench.sizes=1000}.
 */
public final class ActivityCost {

    private static final int TIMES = 300;
    private static final int WARM_UP = 400;

    private ActivityCost() {}

    /** Takes the size of the realms. */
    public static void main(String... sizes) {
        try (Postgres postgres = Postgres.start();
                KeycloakServer keycloak = KeycloakServer.start(postgres.database(), TestEnvironment.measured())) {
            measure(keycloak, postgres, "warm-up", WARM_UP, line -> {});
            measure(keycloak, postgres, "people", Integer.parseInt(sizes[0]), System.out::println);
        }
    }

    private static void measure(
            KeycloakServer keycloak, Postgres postgres, String name, int size, Consumer<String> print) {
        BenchCompany company = new BenchCompany(
                List.of(Contender.ours(keycloak, name + "-on", "on"), Contender.ours(keycloak, name + "-off", "off")),
                size,
                Math.min(TIMES, size / 2));
        company.moveIn(new Seed(postgres));
        print.accept(Row.HEAD.replace("ours", "on").replace("native", "off"));
        for (Task task : company.tasks()) {
            print.accept(
                    company.race(new Statements(postgres), task, Race.USUAL).toString());
        }
    }
}
