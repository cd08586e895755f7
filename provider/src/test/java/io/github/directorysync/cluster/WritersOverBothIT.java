package io.github.directorysync.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sixteen clients that write over both nodes at once: what may be there once is there once, what is counted is counted exactly. */
@ExtendWith(Cluster.Shared.class)
class WritersOverBothIT {

    private static final int WRITERS = 16;

    private final Cluster cluster;
    private final ClusterRealm realm;

    WritersOverBothIT(Cluster cluster) {
        this.cluster = cluster;
        realm = ClusterRealm.on(
                cluster.one(),
                "over-both",
                Map.of("guard", List.of("hold"), "guard-count", List.of("7"), "guard-percent", List.of("0")));
    }

    @AfterEach
    void gone() {
        realm.delete();
    }

    @Test
    void the_same_person_and_the_same_group_created_80_times_are_there_once() {
        List<Answer> people = Clients.atOnce(WRITERS, 80, i -> post(i, "/Users", Map.of("userName", "twin")));
        List<Answer> groups = Clients.atOnce(WRITERS, 80, i -> post(i, "/Groups", Map.of("displayName", "Twins")));

        for (List<Answer> answers : List.of(people, groups)) {
            assertThat(answers)
                    .extracting(Answer::status)
                    .containsOnly(201, 409)
                    .containsOnlyOnce(201);
        }
        assertThat(realm.directory().get("/Users").path("totalResults").asInt()).isEqualTo(1);
        assertThat(realm.directory().get("/Groups").path("totalResults").asInt())
                .isEqualTo(1);
    }

    @Test
    void members_that_are_added_to_one_group_over_both_nodes_are_all_in_it() {
        List<String> people = realm.directory().people(160, i -> "p" + i + "@acme.example");
        String group = realm.directory().group("Everybody");

        List<Answer> answers = Clients.atOnce(WRITERS, 160, i -> patch(i, "/Groups/" + group, add(people.get(i))));

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.status() / 100).as(answer.body()).isEqualTo(2));
        assertThat(realm.at(cluster.two()).get("/Groups/" + group).findValuesAsText("value"))
                .containsExactlyInAnyOrderElementsOf(people);
    }

    @Test
    void the_guard_counts_over_both_nodes() {
        TestDirectory directory = realm.directory();
        List<String> people = directory.people(60, i -> "p" + i + "@acme.example");

        List<Answer> answers = Clients.atOnce(
                WRITERS,
                60,
                i -> patch(i, "/Users/" + people.get(i), Map.of("op", "replace", "path", "active", "value", false)));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(cluster.two()
                        .admin()
                        .get("/" + realm.name() + "/users/count?enabled=false")
                        .ok()
                        .json()
                        .asInt())
                .isEqualTo(7);
        assertThat(realm.api(cluster.two())
                        .get("/held?max=1")
                        .ok()
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(53);
    }

    @Test
    void events_of_both_nodes_are_one_sequence_without_gaps() {
        IntStream.range(0, 4)
                .forEach(round -> Clients.atOnce(
                        WRITERS,
                        40,
                        i -> post(i, "/Users", Map.of("userName", "e" + round + "-" + i))
                                .ok()));

        List<Long> positions = new Feed(realm).positions(cluster.two(), 161);
        assertThat(positions)
                .isEqualTo(IntStream.rangeClosed(1, 161).mapToObj(Long::valueOf).toList());
    }

    private Http scim(int client) {
        return realm.at(cluster.node(client)).scim();
    }

    private Answer post(int client, String path, Map<String, ?> body) {
        return Clients.patiently(() -> scim(client).post(path, body));
    }

    private Answer patch(int client, String path, Map<String, ?> operation) {
        return Clients.patiently(() -> scim(client).patch(path, Map.of("Operations", List.of(operation))));
    }

    private static Map<String, ?> add(String member) {
        return Map.of("op", "add", "path", "members", "value", List.of(Map.of("value", member)));
    }
}
