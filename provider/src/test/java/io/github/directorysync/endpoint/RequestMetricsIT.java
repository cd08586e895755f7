package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import org.junit.jupiter.api.Test;

/** Keycloak's metrics count the requests of each directory by operation and outcome. */
@WithKeycloak
class RequestMetricsIT {

    private static final String REALM = "request-metrics";

    private final KeycloakServer keycloak;

    RequestMetricsIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, REALM);
    }

    @Test
    void requests_are_counted_in_keycloaks_metrics() {
        try (TestDirectory counted = TestDirectory.in(keycloak, REALM)) {
            counted.user("ann@example.com");
            counted.user("bob@example.com");

            assertThat(keycloak.management().get("/metrics").ok().body().lines())
                    .anyMatch(line -> line.startsWith("directory_sync_requests_seconds_count")
                            && line.contains("directory=\"" + counted.alias() + "\"")
                            && line.contains("operation=\"create-user\"")
                            && line.contains("outcome=\"done\"")
                            && line.contains("realm=\"" + REALM + "\"")
                            && line.endsWith(" 2.0"));
        }
    }
}
