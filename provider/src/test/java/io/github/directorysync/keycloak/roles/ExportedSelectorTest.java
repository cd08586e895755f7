package io.github.directorysync.keycloak.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportedSelectorTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    @Test
    void what_is_written_is_read_again() {
        ExportedSelector selector = new ExportedSelector(
                "home", "*realm", "Admin", Optional.of("On \"call\"\n"), Optional.of("ann"), NOW, Optional.of(NOW));

        assertThat(ExportedSelector.of(selector.text())).contains(selector);
    }

    @Test
    void what_has_no_end_never_expires() {
        ExportedSelector selector = new ExportedSelector(
                "home", "portal", "Admin", Optional.empty(), Optional.empty(), NOW, Optional.empty());

        assertThat(ExportedSelector.of(selector.text())).contains(selector);
        assertThat(selector.expiredAt(Instant.MAX)).isFalse();
    }

    @Test
    void it_has_expired_from_the_very_moment_on() {
        ExportedSelector selector = new ExportedSelector(
                "home", "portal", "Admin", Optional.empty(), Optional.empty(), NOW, Optional.of(NOW));

        assertThat(selector.expiredAt(NOW)).isTrue();
        assertThat(selector.expiredAt(NOW.minusMillis(1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Admin until tomorrow",
                "[]",
                "{}",
                "{\"app\": \"portal\"}",
                "{\"role\": \"Admin\"}",
                "{\"app\": \"portal\", \"role\": \"Admin\"} and more"
            })
    void what_nobody_here_has_written_says_nothing(String text) {
        assertThat(ExportedSelector.of(text)).isEmpty();
    }

    @Test
    void a_time_that_is_none_is_no_time() {
        assertThat(ExportedSelector.of("{\"app\": \"portal\", \"role\": \"Admin\", \"expires\": \"soon\"}"))
                .hasValueSatisfying(read -> assertThat(read.expires()).isEmpty());
    }
}
