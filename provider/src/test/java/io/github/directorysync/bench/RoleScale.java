package io.github.directorysync.bench;

import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Postgres;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.TestEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * How long it takes to look at everybody's role (a preview, a count, a catalogue) and to change it. Everybody is in two of a hundred
 * groups; half of the groups are mapped. Takes the number of people; milliseconds are this machine's.
 */
public final class RoleScale {

    private static final String REALM = "role-scale";
    private static final int GROUPS = 100;
    private static final int TIMES = 5;
    private static final List<String> ROLES = List.of("Reader", "Viewer", "Manager", "Admin");

    private final KeycloakServer keycloak;
    private final TestDirectory directory;
    private final String app;
    private final List<String> groups = new ArrayList<>();

    private RoleScale(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        Admin admin = keycloak.admin();
        List<Map<String, Object>> ladder = new ArrayList<>();
        for (String role : ROLES) {
            String level = String.valueOf(10 * (ladder.size() + 1));
            ladder.add(Map.of("name", role, "attributes", Map.of("directory-sync.level", List.of(level))));
        }
        Map<String, ?> client =
                Map.of("clientId", "portal", "attributes", Map.of("directory-sync.default-role", "Viewer"));
        admin.post(
                        "",
                        Map.of(
                                "realm", REALM,
                                "enabled", true,
                                "attributes", Map.of("directory-sync.enabled", "true"),
                                "clients", List.of(client),
                                "roles", Map.of("client", Map.of("portal", ladder))))
                .ok();
        app = admin.get("/" + REALM + "/clients?clientId=portal")
                .json()
                .at("/0/id")
                .asText();
        directory = TestDirectory.in(keycloak, REALM);
    }

    /** Takes the number of people. */
    public static void main(String... sizes) {
        try (Postgres postgres = Postgres.start();
                KeycloakServer keycloak = KeycloakServer.start(postgres.database(), TestEnvironment.measured())) {
            run(keycloak, postgres, Integer.parseInt(sizes[sizes.length - 1]));
        }
    }

    static void run(KeycloakServer keycloak, Postgres postgres, int size) {
        RoleScale scale = new RoleScale(keycloak);
        scale.moveIn(new Seed(postgres), size);
        scale.measure();
    }

    private void moveIn(Seed seed, int size) {
        String realm = keycloak.admin().get("/" + REALM).json().path("id").asText();
        List<String> people = seed.people(realm, size, 50);
        Random random = new Random(26);
        for (int group = 0; group < GROUPS; group++) {
            String id = directory.group("Group " + group);
            groups.add(id);
            List<String> members =
                    people.stream().filter(person -> random.nextInt(GROUPS) < 2).toList();
            seed.members(id, members);
            if (group % 2 == 0) {
                map(id, ROLES.get(group / 2 % 3));
            }
        }
    }

    private void measure() {
        String apps = "/apps/" + app;
        String people = "/directories/" + directory.alias() + "/people?app=" + app;
        List<Map<String, Object>> usual = rungs(i -> 10 * (i + 1));
        List<Map<String, Object>> turned = rungs(i -> 40 - 10 * i);
        time("preview of a ladder turned around", () -> http().post(apps + "/preview", Map.of("roles", turned)));
        time("preview of another default", () -> http().post(apps + "/preview", Map.of("defaultRole", "Reader")));
        time(
                "preview of one group mapped",
                () -> http().post(
                                apps + "/preview",
                                Map.of("mappings", List.of(Map.of("group", groups.get(1), "role", "Admin")))));
        time("people counted by role", () -> http().get(apps + "?people=true"));
        time("first page of the catalogue", () -> http().get(people));
        time("page in the middle", () -> http().get(people + "&first=50000"));
        time("first page of one role", () -> http().get(people + "&role=Manager"));
        time("first page of the default", () -> http().get(people + "&source=default"));
        time("100 groups", () -> http().get("/directories/" + directory.alias() + "/groups?app=" + app));
        time("the apps", () -> http().get("/apps"));
        time("everybody as CSV", () -> http().with("Accept", "text/csv").get(people));
        String mapping = "/directories/" + directory.alias() + "/groups/" + groups.get(1) + "/role?app=" + app;
        time(
                "one group mapped",
                alternately(
                        () -> http().put(mapping, Map.of("role", "Admin")),
                        () -> http().put(mapping, Map.of("role", "Manager"))));
        time(
                "a ladder turned around",
                alternately(
                        () -> http().put(apps, Map.of("roles", turned)),
                        () -> http().put(apps, Map.of("roles", usual))));
    }

    private static List<Map<String, Object>> rungs(IntUnaryOperator level) {
        return IntStream.range(0, ROLES.size())
                .mapToObj(i -> Map.<String, Object>of("name", ROLES.get(i), "level", level.applyAsInt(i)))
                .toList();
    }

    /** So that something changes each time. */
    private static Request alternately(Request odd, Request even) {
        AtomicInteger count = new AtomicInteger();
        return () -> count.incrementAndGet() % 2 == 1 ? odd.send() : even.send();
    }

    private interface Request {
        Answer send();
    }

    private static void time(String name, Request request) {
        List<Double> millis = new ArrayList<>();
        String seen = "";
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            String body = request.send().ok().body();
            millis.add((System.nanoTime() - start) / 1e6);
            seen = body.substring(0, Math.min(60, body.length()))
                    .lines()
                    .findFirst()
                    .orElse("");
        }
        double first = millis.get(0);
        double median = millis.stream().sorted().toList().get(TIMES / 2);
        System.out.println(
                String.format(Locale.ROOT, "| %s | first %.0f ms | median %.0f ms | %s |", name, first, median, seen));
    }

    private void map(String group, String role) {
        http().put("/directories/" + directory.alias() + "/groups/" + group + "/role?app=" + app, Map.of("role", role))
                .ok();
    }

    private Http http() {
        Http signedIn = keycloak.admin().signedIn();
        return new Http(keycloak.url() + "/admin/realms/" + REALM + "/directory-sync", signedIn.headers());
    }
}
