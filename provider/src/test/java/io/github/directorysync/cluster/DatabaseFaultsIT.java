package io.github.directorysync.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * PostgreSQL stops for a while, crashes or starts anew under a load on two nodes: each answer is SCIM and at worst a 503,
 * what was answered is what is there, and all goes on by itself.
 */
@ExtendWith(Cluster.Shared.class)
class DatabaseFaultsIT {

    private static final int CLIENTS = 8;
    private static final int BEFORE = 150;
    private static final int AFTERWARDS = 400;
    private static final Duration FROZEN = Duration.ofSeconds(20);

    private final Cluster cluster;
    private final ClusterRealm realm;

    DatabaseFaultsIT(Cluster cluster) {
        this.cluster = cluster;
        realm = ClusterRealm.on(cluster.one(), "database-faults");
    }

    @AfterEach
    void gone() {
        realm.delete();
    }

    @Test
    void frozen_for_20_seconds() {
        under(() -> {
            cluster.postgres().processes().freeze();
            Instant end = Instant.now().plus(FROZEN);
            Waiting.until(() -> Instant.now().isAfter(end));
            cluster.postgres().processes().thaw();
        });
    }

    @Test
    void crashed_three_times() {
        under(() -> IntStream.range(0, 3).forEach(time -> {
            cluster.postgres().processes().crash();
            Waiting.until(this::isBack);
        }));
    }

    @Test
    void restarted() {
        under(() -> cluster.postgres().processes().restart());
    }

    private void under(Runnable fault) {
        MixedLoad load = MixedLoad.start(realm, List.of(cluster.one(), cluster.two()), CLIENTS);
        try (load) {
            load.awaitMore(BEFORE);
            fault.run();
            load.awaitMore(AFTERWARDS);
        }
        System.out.println("database-faults: " + load.answers().statuses());

        assertThat(load.answers().faults()).isEmpty();
        assertThat(load.differences(cluster.postgres(), cluster.two())).isEmpty();
        List<Long> positions = new Feed(realm).positions(cluster.one(), AFTERWARDS / 10);
        assertThat(positions)
                .isEqualTo(IntStream.rangeClosed(1, positions.size())
                        .mapToObj(Long::valueOf)
                        .toList());
    }

    private boolean isBack() {
        try {
            return cluster.postgres().number("select 1") == 1;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }
}
