package io.github.directorysync.directory.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.directory.TokenHash;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who shows wrong keys has to wait, longer and longer, and never long. */
class FailedAttemptsTest {

    private static final String HERE = "acme from here";
    private static final TokenHash WRONG = TokenHash.of("wrong");
    private static final TokenHash RIGHT = TokenHash.of("right");
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final FailedAttempts keys = new FailedAttempts();

    @ParameterizedTest
    @ValueSource(longs = {0, -7_000_000_000L, Long.MAX_VALUE - 1, Long.MIN_VALUE})
    void some_are_free_and_then_each_closes_the_door_for_longer(long now) {
        wrong(FailedAttempts.FREE, now);
        assertThat(keys.waitSeconds(HERE, WRONG, now)).isZero();

        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            wrong(1, now);
            waits.add(keys.waitSeconds(HERE, WRONG, now));
        }

        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
        assertThat(keys.waitSeconds(HERE, WRONG, now + 30 * SECOND - 1)).isEqualTo(1);
        assertThat(keys.waitSeconds(HERE, WRONG, now + 30 * SECOND)).isZero();
    }

    @Test
    void while_it_is_closed_a_right_key_is_not_looked_at_unless_it_was_right_there_before() {
        keys.right(HERE, RIGHT, 0);
        wrong(FailedAttempts.FREE + 8, 0);

        assertThat(keys.waitSeconds(HERE, RIGHT, 0)).isZero();
        assertThat(keys.waitSeconds(HERE, TokenHash.of("right too"), 0)).isEqualTo(30);
    }

    @Test
    void a_key_that_is_right_no_more_waits_like_any_other() {
        keys.right(HERE, RIGHT, 0);
        wrong(FailedAttempts.FREE + 8, 0);

        keys.wrong(HERE, RIGHT, 0);

        assertThat(keys.waitSeconds(HERE, RIGHT, 0)).isEqualTo(30);
    }

    @Test
    void nobody_waits_for_what_others_show() {
        wrong(FailedAttempts.FREE + 8, 0);

        assertThat(keys.waitSeconds("acme from there", WRONG, 0)).isZero();
        assertThat(keys.waitSeconds("beta from here", WRONG, 0)).isZero();
    }

    @Test
    void who_errs_seldom_never_waits() {
        for (int i = 0; i < 200; i++) {
            long now = 30L * i * SECOND;
            wrong(1, now);
            assertThat(keys.waitSeconds(HERE, WRONG, now)).isZero();
        }
    }

    @Test
    void what_was_wrong_is_forgiven_in_time() {
        wrong(FailedAttempts.FREE + 8, 0);
        long later = 900 * SECOND;

        wrong(FailedAttempts.FREE, later);

        assertThat(keys.waitSeconds(HERE, WRONG, later)).isZero();
    }

    @Test
    void only_the_last_right_keys_are_remembered() {
        List<TokenHash> tokens =
                IntStream.range(0, 5).mapToObj(i -> TokenHash.of("token " + i)).toList();
        tokens.forEach(token -> keys.right(HERE, token, 0));
        tokens.forEach(token -> keys.right(HERE, token, 0));
        wrong(FailedAttempts.FREE + 8, 0);

        assertThat(tokens)
                .filteredOn(token -> keys.waitSeconds(HERE, token, 0) == 0)
                .hasSize(4);
    }

    @Test
    void however_many_come_the_memory_stays_small_and_who_came_last_is_remembered() {
        wrong(FailedAttempts.FREE + 8, 0);
        for (int i = 0; i < 3 * FailedAttempts.MOST_KEPT; i++) {
            keys.wrong("caller " + i, WRONG, 0);
            assertThat(keys.waitSeconds(HERE, WRONG, 0)).isEqualTo(30);
        }

        assertThat(keys.kept()).isEqualTo(FailedAttempts.MOST_KEPT);
    }

    private void wrong(int times, long now) {
        IntStream.range(0, times).forEach(i -> keys.wrong(HERE, WRONG, now));
    }
}
