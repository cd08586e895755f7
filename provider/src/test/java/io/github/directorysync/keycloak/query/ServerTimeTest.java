package io.github.directorysync.keycloak.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.Time;

class ServerTimeTest {

    @AfterEach
    void back() {
        Time.setOffset(0);
    }

    @Test
    void the_time_moves_with_the_offset_of_keycloaks_own_time() {
        Instant before = ServerTime.now();

        Time.setOffset((int) Duration.ofDays(1).toSeconds());

        assertThat(Duration.between(before, ServerTime.now())).isGreaterThanOrEqualTo(Duration.ofDays(1));
    }
}
