package io.github.directorysync.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.KeycloakServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node is killed in the middle of a push: the client's retries complete it, nothing is doubled and nothing is half. */
@ExtendWith(Cluster.Shared.class)
class PushContinuedIT {

    private static final int PEOPLE = 2000;
    private static final int GROUPS = 20;
    private static final int CLIENTS = 8;

    private final Cluster cluster;
    private final ClusterRealm realm;

    PushContinuedIT(Cluster cluster) {
        this.cluster = cluster;
        realm = ClusterRealm.on(cluster.one(), "push-continued");
    }

    @AfterEach
    void again() {
        cluster.startKilled();
        realm.delete();
    }

    @Test
    void a_push_of_2000_with_a_node_killed_in_the_middle_is_completed_by_the_client() {
        List<KeycloakServer> nodes = List.of(cluster.one(), cluster.two());
        List<String> groups = IntStream.range(0, GROUPS)
                .mapToObj(i -> new RetryingClient(realm, nodes, i).group("Group " + i))
                .toList();
        List<String> roles = List.of("Owner", "Editor", "Reader");
        IntStream.range(0, GROUPS).filter(i -> i % 4 < 3).forEach(i -> realm.map(groups.get(i), roles.get(i % 4)));
        AtomicInteger pushed = new AtomicInteger();
        CompletableFuture<Void> killed = new CompletableFuture<>();

        List<String> people = Clients.atOnce(CLIENTS, PEOPLE, i -> {
            RetryingClient client = new RetryingClient(realm, nodes, i);
            String id = client.user("p" + i + "@acme.example");
            client.add(groups.get(i % GROUPS), List.of(id));
            if (i % 7 == 0) {
                client.add(groups.get((i + 1) % GROUPS), List.of(id));
            }
            if (pushed.incrementAndGet() == PEOPLE / 2) {
                cluster.two().kill();
                killed.complete(null);
            }
            return id;
        });

        assertThat(killed).isCompleted();
        assertThat(people).doesNotHaveDuplicates();
        assertThat(realm.directory().get("/Users?count=0").path("totalResults").asInt())
                .isEqualTo(PEOPLE);
        assertThat(accounts("")).isEqualTo(PEOPLE);
        assertThat(accounts(" and exists (select 1 from ds_user d where d.user_id = u.id)"))
                .isEqualTo(PEOPLE);
        for (int group = 0; group < GROUPS; group++) {
            int number = group;
            List<String> wanted = IntStream.range(0, PEOPLE)
                    .filter(i -> i % GROUPS == number || (i % 7 == 0 && (i + 1) % GROUPS == number))
                    .mapToObj(people::get)
                    .toList();
            assertThat(realm.directory()
                            .get("/Groups/" + groups.get(group))
                            .path("members")
                            .findValuesAsText("value"))
                    .containsExactlyInAnyOrderElementsOf(wanted);
        }
        DerivedRoles roleTable = new DerivedRoles(cluster.postgres(), realm);
        assertThat(roleTable.differences(cluster.one())).isEmpty();
        assertThat(roleTable.derived()).hasSize(PEOPLE).containsEntry("p0@acme.example", "Owner");
        int events = 1 + GROUPS + PEOPLE + memberships();
        assertThat(new Feed(realm).positions(cluster.one(), events))
                .startsWith(LongStream.rangeClosed(1, events).boxed().toArray(Long[]::new));
    }

    private static int memberships() {
        return PEOPLE + (int) IntStream.range(0, PEOPLE).filter(i -> i % 7 == 0).count();
    }

    private long accounts(String and) {
        return cluster.postgres()
                .number("select count(*) from user_entity u join realm r on r.id = u.realm_id where r.name = '"
                        + realm.name() + "'" + and);
    }
}
