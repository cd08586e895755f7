package io.github.directorysync.directory.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.directory.RateLimit;
import io.github.directorysync.directory.request.RequestBudget.Turn;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many requests a directory may send. */
class RequestBudgetTest {

    private static final RateLimit TEN_A_SECOND = new RateLimit(10, 5);
    private static final long TENTH = TimeUnit.MILLISECONDS.toNanos(100);

    @ParameterizedTest
    @ValueSource(longs = {0, -7_000_000_000L, Long.MAX_VALUE - 1, Long.MIN_VALUE})
    void so_many_come_at_once_and_the_next_has_to_wait(long now) {
        var budget = new RequestBudget(now);

        assertThat(IntStream.range(0, 5).mapToObj(i -> budget.request(TEN_A_SECOND, now)))
                .extracting(Turn::left)
                .containsExactly(4, 3, 2, 1, 0);
        assertThat(budget.request(TEN_A_SECOND, now)).isEqualTo(new Turn(5, 0, 1));
    }

    @Test
    void what_is_refused_costs_nothing_and_time_fills_it_again() {
        var budget = new RequestBudget(0);
        IntStream.range(0, 100).forEach(i -> budget.request(TEN_A_SECOND, 0));

        assertThat(budget.request(TEN_A_SECOND, TENTH - 1).granted()).isFalse();
        assertThat(budget.request(TEN_A_SECOND, TENTH).granted()).isTrue();
        assertThat(budget.request(TEN_A_SECOND, TENTH).granted()).isFalse();
        assertThat(budget.request(TEN_A_SECOND, 100 * TENTH).left()).isEqualTo(4);
    }

    @Test
    void a_steady_pace_below_the_limit_is_never_refused() {
        var budget = new RequestBudget(0);

        assertThat(IntStream.range(0, 1_000).mapToObj(i -> budget.request(TEN_A_SECOND, i * TENTH)))
                .allMatch(Turn::granted);
    }

    @Test
    void what_is_taken_on_credit_is_waited_for() {
        var budget = new RequestBudget(0);
        IntStream.range(0, 35).forEach(i -> budget.debt(TEN_A_SECOND, 0));

        assertThat(budget.request(TEN_A_SECOND, 0).waitSeconds()).isEqualTo(4);
        assertThat(budget.request(TEN_A_SECOND, 30 * TENTH).waitSeconds()).isEqualTo(1);
        assertThat(budget.request(TEN_A_SECOND, 31 * TENTH).granted()).isTrue();
    }

    @Test
    void what_a_body_costs_is_there_before_it_is_done_or_costs_nothing() {
        var budget = new RequestBudget(0);

        assertThat(budget.request(TEN_A_SECOND, 0).left()).isEqualTo(4);
        assertThat(budget.more(TEN_A_SECOND, 3, 0)).isEqualTo(new Turn(5, 1, 0));
        assertThat(budget.request(TEN_A_SECOND, 0).granted()).isTrue();
        assertThat(budget.more(TEN_A_SECOND, 3, 0)).isEqualTo(new Turn(5, 0, 1));
        assertThat(budget.request(TEN_A_SECOND, 0).left()).isZero();
    }

    @Test
    void what_costs_more_than_the_whole_budget_is_done_when_it_is_full_and_paid_back() {
        var budget = new RequestBudget(0);
        budget.request(TEN_A_SECOND, 0);
        budget.request(TEN_A_SECOND, 0);
        assertThat(budget.more(TEN_A_SECOND, 24, 0).granted()).isFalse();

        budget.request(TEN_A_SECOND, 2 * TENTH);
        assertThat(budget.more(TEN_A_SECOND, 24, 2 * TENTH).granted()).isTrue();

        assertThat(budget.request(TEN_A_SECOND, 2 * TENTH).waitSeconds()).isEqualTo(3);
        assertThat(budget.request(TEN_A_SECOND, 23 * TENTH).granted()).isTrue();
    }

    @Test
    void a_budget_of_one_request_is_enough_for_any_body() {
        var budget = new RequestBudget(0);
        RateLimit one = new RateLimit(10, 1);

        assertThat(budget.request(one, 0).granted()).isTrue();
        assertThat(budget.more(one, 7, 0).granted()).isTrue();
        assertThat(budget.request(one, 0).granted()).isFalse();
        assertThat(budget.more(new RateLimit(0, 1), 1_000, 0).granted()).isTrue();
    }

    @Test
    void without_a_limit_nobody_waits() {
        var budget = new RequestBudget(0);

        assertThat(IntStream.range(0, 1_000).mapToObj(i -> budget.request(new RateLimit(0, 1), 0)))
                .allMatch(Turn::granted);
    }

    @Test
    void a_limit_that_is_changed_counts_at_once() {
        var budget = new RequestBudget(0);
        IntStream.range(0, 5).forEach(i -> budget.request(TEN_A_SECOND, 0));

        assertThat(budget.request(new RateLimit(10, 6), 0).granted()).isTrue();
    }

    @Test
    void everybody_has_a_budget_of_their_own_and_full_ones_are_forgotten() {
        var budgets = new RequestBudgetPool();
        IntStream.range(0, 6).forEach(i -> budgets.of("busy", 0).request(TEN_A_SECOND, 0));
        IntStream.range(0, RequestBudgetPool.MOST_KEPT + 10).forEach(i -> budgets.of("quiet" + i, 0));

        assertThat(budgets.kept()).isLessThan(20);
        assertThat(budgets.of("busy", 0).request(TEN_A_SECOND, 0).granted()).isFalse();
        assertThat(budgets.of("another", 0).request(TEN_A_SECOND, 0).granted()).isTrue();
    }
}
