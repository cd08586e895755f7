package io.github.directorysync.directory.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of a directory that came in by an import. */
class ImportedTest {

    private static final Instant NOW = Instant.parse("2026-01-31T00:00:00Z");
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

    private static Optional<Status.AttentionReason> said(Instant at, long unknown, Optional<Instant> last) {
        var heard = new LastSeen(last, last, last, Optional.empty(), Optional.empty(), 0);
        return new Imported(Optional.of(at), unknown).reason(heard, NOW);
    }

    @Test
    void it_needs_attention_until_it_is_heard_again() {
        assertThat(said(YESTERDAY, 0, Optional.empty()))
                .map(Status.AttentionReason::code)
                .contains("imported");
        assertThat(said(YESTERDAY, 0, Optional.of(YESTERDAY.minusSeconds(1)))).isPresent();
        assertThat(said(YESTERDAY, 0, Optional.of(NOW))).isEmpty();
    }

    @Test
    void people_whom_it_does_not_know_are_counted_until_it_has_sent_them_or_a_month_is_over() {
        assertThat(said(YESTERDAY, 7, Optional.of(NOW)))
                .map(Status.AttentionReason::text)
                .hasValueSatisfying(text -> assertThat(text).contains("7 people"));
        assertThat(said(NOW.minus(Duration.ofDays(31)), 7, Optional.of(NOW))).isEmpty();
    }

    @Test
    void nothing_is_said_of_a_directory_that_was_always_here() {
        assertThat(Imported.NEVER.reason(LastSeen.NOTHING, NOW)).isEmpty();
    }
}
