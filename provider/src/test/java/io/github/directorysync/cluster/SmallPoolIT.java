package io.github.directorysync.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Postgres;
import io.github.directorysync.whole.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Fifty clients share a pool of five connections while Keycloak's cache of realms is dropped ten times a second, so that
 * each request reads its realm from the database first. A request that held one connection and waited for a second would
 * wait for others that do the same.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmallPoolIT {

    private static final int CLIENTS = 50;
    private static final Duration MEASURED = Duration.ofSeconds(20);

    private final Postgres postgres = Postgres.start();
    private final KeycloakServer keycloak =
            KeycloakServer.start(postgres.database().with("--db-pool-max-size=5"));

    @AfterAll
    void stop() {
        keycloak.close();
        postgres.close();
    }

    @Test
    void every_answer_is_scim_and_requests_do_not_wait_for_each_other() {
        ClusterRealm realm = ClusterRealm.on(keycloak, "small-pool");
        MixedLoad load = MixedLoad.start(realm, List.of(keycloak), CLIENTS);
        long before;
        long during;
        try (load) {
            load.awaitMore(300);
            before = answeredIn(load);
            ScheduledExecutorService dropping = Executors.newSingleThreadScheduledExecutor();
            ScheduledFuture<?> drops = dropping.scheduleWithFixedDelay(this::dropCache, 0, 100, TimeUnit.MILLISECONDS);
            try {
                during = answeredIn(load);
                assertThat(drops.isDone()).isFalse();
            } finally {
                dropping.shutdownNow();
            }
        }
        System.out.printf(
                "small pool: %d good answers in %d s, %d while the cache was dropped; in all %s%n",
                before, MEASURED.toSeconds(), during, load.answers().statuses());

        assertThat(load.answers().faults()).isEmpty();
        assertThat(during).isGreaterThan(before / 4);
        assertThat(load.differences(postgres, keycloak)).isEmpty();
    }

    private static long answeredIn(MixedLoad load) {
        long from = load.answers().good();
        Instant end = Instant.now().plus(MEASURED);
        Waiting.until(() -> Instant.now().isAfter(end));
        return load.answers().good() - from;
    }

    private void dropCache() {
        keycloak.admin().post("/master/clear-realm-cache", Map.of());
    }
}
