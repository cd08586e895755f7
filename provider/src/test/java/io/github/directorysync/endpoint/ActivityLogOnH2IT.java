package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import org.junit.jupiter.api.Test;

@WithKeycloak
class ActivityLogOnH2IT extends ActivityLog {

    private final KeycloakServer keycloak;

    ActivityLogOnH2IT(KeycloakServer keycloak) {
        super(keycloak);
        this.keycloak = keycloak;
    }

    /** It is inside the server, so nobody can look. */
    @Override
    boolean keeps(String text) {
        return false;
    }

    @Test
    void requests_are_counted_where_keycloak_shows_its_metrics() {
        try (TestDirectory counted = TestDirectory.in(keycloak, "activity")) {
            counted.user("ann@example.com");
            counted.user("bob@example.com");

            assertThat(keycloak.management().get("/metrics").ok().body().lines())
                    .anyMatch(line -> line.startsWith("directory_sync_requests_seconds_count")
                            && line.contains("directory=\"" + counted.alias() + "\"")
                            && line.contains("operation=\"create-user\"")
                            && line.contains("outcome=\"done\"")
                            && line.contains("realm=\"activity\"")
                            && line.endsWith(" 2.0"));
        }
    }
}
