package io.github.directorysync.keycloak.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is known of changes that wait for their events. */
class EventBacklogTest {

    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

    @Test
    void the_oldest_change_of_any_realm_is_its_age_and_clocks_that_differ_make_none_below_zero() {
        EventBacklog backlog =
                new EventBacklog(Map.of("one", NOW.minusSeconds(7), "other", NOW.minusSeconds(90)), Map.of("acme", 3L));

        assertThat(backlog.age(NOW)).isEqualTo(Duration.ofSeconds(90));
        assertThat(backlog.age(NOW.minusSeconds(3600))).isZero();
        assertThat(EventBacklog.NOTHING.age(NOW)).isZero();
        assertThat(backlog.realms()).containsExactlyInAnyOrder("one", "other");
    }

    @Test
    void a_directory_of_which_nothing_waits_has_none() {
        EventBacklog backlog = new EventBacklog(Map.of("one", NOW), Map.of("acme", 20_001L));

        assertThat(backlog.of("acme")).isEqualTo(20_001);
        assertThat(backlog.of("other")).isZero();
    }
}
