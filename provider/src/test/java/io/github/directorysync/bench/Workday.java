package io.github.directorysync.bench;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Postgres;
import io.github.directorysync.whole.TestEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What a vendor pays for a customer: the first import of all people and groups, the nightly pass in which nobody has
 * changed, and single requests of many clients. {@code mvn -Pbench verify
 * -Dbench.main=io.github.directorysync.bench.Workday -Dbench.sizes=10000}.
 */
public final class Workday {

    private static final int GROUPS = 200;
    private static final int MEMBERS = 100;
    private static final int REQUESTS = 2000;
    private static final int REHEARSED = 3000;

    private final Load load;

    private Workday(KeycloakServer keycloak, Postgres postgres) {
        this.load = new Load(keycloak, postgres);
    }

    /** Takes the numbers of people. */
    public static void main(String... sizes) {
        try (Postgres postgres = Postgres.start();
                KeycloakServer keycloak = KeycloakServer.start(
                        postgres.database().with("--features=scim-api"), TestEnvironment.measured())) {
            Workday workday = new Workday(keycloak, postgres);
            workday.run(contenders(keycloak, "rehearsal"), REHEARSED, REHEARSED, new ArrayList<>());
            for (String size : sizes) {
                List<String> rows = new ArrayList<>();
                workday.run(contenders(keycloak, "workday-" + size), Integer.parseInt(size), REQUESTS, rows);
                System.out.println(Load.HEAD);
                rows.forEach(System.out::println);
                keycloak.retainedBytes()
                        .ifPresent(
                                bytes -> System.out.println("\nHeap that is in use: " + bytes / 1024 / 1024 + " MB"));
            }
        }
    }

    private static List<Contender> contenders(KeycloakServer keycloak, String name) {
        return List.of(Contender.ours(keycloak, name), Contender.natively(keycloak, name));
    }

    private void run(List<Contender> contenders, int people, int requests, List<String> rows) {
        for (Contender to : contenders) {
            String[] ids = new String[people];
            rows.add(load.run(
                    people,
                    "first import: a person",
                    to,
                    people,
                    (at, i) -> ids[i] = ScimCalls.create(at, "person-" + i, "Family" + i / 50)));
            rows.add(load.run(people, "first import: a group of " + MEMBERS, to, GROUPS, (at, i) -> {
                Random random = new Random(i);
                List<String> members = IntStream.range(0, MEMBERS)
                        .mapToObj(member -> ids[random.nextInt(people)])
                        .distinct()
                        .toList();
                ScimCalls.members(at, ScimCalls.group(at, "Group " + i), members);
            }));
            rows.add(load.run(
                    people,
                    "nightly pass: a person",
                    to,
                    people,
                    (at, i) -> ScimCalls.found(at, ScimCalls.named("person-" + i), 1)));
            rows.add(load.run(
                    people, "nightly pass: a group", to, GROUPS, (at, i) -> ScimCalls.groupFound(at, "Group " + i)));
            rows.add(load.run(
                    people,
                    "PATCH a name",
                    to,
                    Math.min(requests, people),
                    (at, i) -> ScimCalls.patch(at, ids[i], "name.givenName", "Other" + i)));
            rows.add(load.run(
                    people, "read one", to, requests, (at, i) -> ScimCalls.get(at, "/Users/" + ids[i % people])));
        }
    }
}
