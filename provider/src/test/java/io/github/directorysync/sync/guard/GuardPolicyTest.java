package io.github.directorysync.sync.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.directorysync.directory.Guard.Mode;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.Notes;
import io.github.directorysync.sync.guard.GuardAnswer.Allowed;
import io.github.directorysync.sync.guard.GuardAnswer.Held;
import io.github.directorysync.sync.guard.GuardAnswer.Refused;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits of the guard for an hour and a day. */
final class GuardPolicyTest extends GuardPolicyScenario {

    @ParameterizedTest
    @CsvSource({
        // gone within the hour, within the day, going: HOLD, REFUSE, OFF
        "0, 0, 3, allowed, allowed, allowed",
        "0, 0, 4, held, refused, allowed",
        "3, 3, 1, held, refused, allowed",
        "0, 5, 1, held, refused, allowed",
        "0, 4, 1, allowed, allowed, allowed",
        "2, 4, 1, allowed, allowed, allowed",
        "2, 4, 2, held, refused, allowed",
    })
    void too_many_within_an_hour_or_within_a_day(
            long hour, long day, int going, String hold, String refuse, String off) {
        ledger.goneInHour = hour;
        ledger.goneInDay = day;

        assertThat(word(ask(Mode.HOLD, going))).isEqualTo(hold);
        assertThat(word(ask(Mode.REFUSE, going))).isEqualTo(refuse);
        assertThat(word(ask(Mode.OFF, going))).isEqualTo(off);
    }

    @Test
    void one_change_is_held_whole_and_nobody_of_it_is_counted() {
        GuardAnswer answer = ask(Mode.HOLD, 4);

        assertThat(answer)
                .isEqualTo(new Held(
                        Map.of(
                                "p0", HoldReason.TOO_MANY,
                                "p1", HoldReason.TOO_MANY,
                                "p2", HoldReason.TOO_MANY,
                                "p3", HoldReason.TOO_MANY),
                        0,
                        true));
    }

    @Test
    void after_something_was_held_everything_else_waits_too() {
        ledger.tripped = true;

        assertThat(ask(Mode.HOLD, 1)).isEqualTo(new Held(Map.of("p0", HoldReason.TOO_MANY), 0, true));
    }

    @Test
    void somebody_about_whom_an_administrator_has_to_decide_waits_on_and_is_not_counted_again() {
        ledger.undecided = Set.of("p0", "p1", "p2", "p3");

        assertThat(ask(Mode.HOLD, 4)).isInstanceOfSatisfying(Held.class, held -> {
            assertThat(held.people().values()).containsOnly(HoldReason.UNDECIDED);
            assertThat(held.trips()).isFalse();
            assertThat(held.counted()).isZero();
        });
        assertThat(ask(Mode.HOLD, 5)).isInstanceOfSatisfying(Held.class, held -> {
            assertThat(held.people()).hasSize(4);
            assertThat(held.counted()).isEqualTo(1);
        });
        assertThat(ask(Mode.REFUSE, 1)).isEqualTo(new Refused(HoldReason.UNDECIDED));
        assertThat(ask(Mode.OFF, 4)).isEqualTo(new Allowed(0));
    }

    @Test
    void people_who_are_only_counted_are_too_many_or_are_counted() {
        assertThat(policy(Mode.HOLD, false).answer(3, ledger)).isEqualTo(new Allowed(3));
        assertThat(policy(Mode.HOLD, false).answer(4, ledger)).isEqualTo(new Held(Map.of(), 0, true));
        assertThat(policy(Mode.OFF, false).answer(400, ledger)).isEqualTo(new Allowed(0));
    }

    @Test
    void a_change_that_cannot_be_held_in_part_has_one_obstacle() {
        var lastHolder = Map.of("p0", HoldReason.LAST_HOLDER, "p1", HoldReason.UNDECIDED);

        assertThat(new Allowed(2).obstacle()).isEmpty();
        assertThat(new Held(lastHolder, 0, false).obstacle()).contains(HoldReason.LAST_HOLDER);
        assertThat(new Held(Map.of("p0", HoldReason.UNDECIDED), 0, true).obstacle())
                .contains(HoldReason.TOO_MANY);
        assertThat(new Refused(HoldReason.UNDECIDED).obstacle()).contains(HoldReason.UNDECIDED);
    }

    @Test
    void a_refusal_is_noted_and_answered_with_403_and_a_held_change_is_neither() {
        var notes = new Notes();

        assertThat(new Allowed(1).held(notes)).isEmpty();
        assertThat(new Held(Map.of("p0", HoldReason.TOO_MANY), 0, true).held(notes))
                .containsOnlyKeys("p0");
        assertThat(notes.effects()).isEmpty();
        assertThatExceptionOfType(ScimProblem.class)
                .isThrownBy(() -> new Refused(HoldReason.LAST_HOLDER).held(notes))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(403))
                .withMessageContaining(HoldReason.LAST_HOLDER.sentence());
        assertThat(notes.effects())
                .containsExactly(new Effect.Guarded(Optional.empty(), HoldReason.LAST_HOLDER.sentence()));
        assertThat(new Refused(HoldReason.LAST_HOLDER).counted()).isZero();
    }

    private GuardAnswer ask(Mode mode, int going) {
        return policy(mode, true)
                .answer(
                        IntStream.range(0, going)
                                .mapToObj(i -> new Loss("p" + i, Set.of()))
                                .toList(),
                        ledger);
    }

    private static String word(GuardAnswer answer) {
        return answer instanceof Allowed ? "allowed" : answer instanceof Held ? "held" : "refused";
    }
}
