package io.github.directorysync.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Mixed load on two nodes for as long as {@code -Dsoak.minutes} says (10), then everybody's role derived anew from
 * Keycloak's tables. It prints differences, and what each node holds before and after: heap, threads, connections. Not a
 * part of the profile's tests: {@code mvn -Pcluster verify -Dit.test=Soak}.
 */
@ExtendWith(Cluster.Shared.class)
class Soak {

    private static final int CLIENTS = 12;
    private static final int WARM_UP = 500;
    private static final long MEGABYTE = 1 << 20;

    private final Cluster cluster;
    private final ClusterRealm realm;

    Soak(Cluster cluster) {
        this.cluster = cluster;
        realm = ClusterRealm.on(cluster.one(), "soak");
    }

    @Test
    void after_a_long_mixed_load_every_role_is_right_and_no_node_holds_more_than_before() {
        Duration length = Duration.ofMinutes(Long.parseLong(System.getProperty("soak.minutes")));
        MixedLoad load = MixedLoad.start(realm, List.of(cluster.one(), cluster.two()), CLIENTS);
        List<NodeUsage> before;
        try (load) {
            load.awaitMore(WARM_UP);
            before = usage();
            print("before", before);
            Instant end = Instant.now().plus(length);
            Waiting.until(length.plusMinutes(1), () -> Instant.now().isAfter(end));
        }
        List<NodeUsage> after = usage();
        print("after", after);
        List<String> differences = load.differences(cluster.postgres(), cluster.two());
        System.out.printf(
                "soak: %d minutes, answers %s, faults %s, differences %s%n",
                length.toMinutes(), load.answers().statuses(), load.answers().faults(), differences);

        assertThat(load.answers().faults()).isEmpty();
        assertThat(differences).isEmpty();
        for (int node = 0; node < 2; node++) {
            assertThat(after.get(node).threads()).isLessThan(before.get(node).threads() + 50);
            assertThat(after.get(node).connectionsInUse()).isLessThan(5);
        }
    }

    private List<NodeUsage> usage() {
        return List.of(usage(cluster.one()), usage(cluster.two()));
    }

    private static NodeUsage usage(KeycloakServer node) {
        return NodeUsage.of(node);
    }

    private static void print(String when, List<NodeUsage> nodes) {
        nodes.forEach(node -> System.out.printf(
                "soak, %s: heap after collection %d MB, %d threads, %d connections in use of %d%n",
                when, node.retainedBytes() / MEGABYTE, node.threads(), node.connectionsInUse(), node.connections()));
    }
}
