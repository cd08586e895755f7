package io.github.directorysync.sync.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.directory.Guard.Mode;
import io.github.directorysync.sync.guard.GuardAnswer.Allowed;
import io.github.directorysync.sync.guard.GuardAnswer.Held;
import io.github.directorysync.sync.guard.GuardAnswer.Refused;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The guard withholds the removal of the last holder of a highest role. */
final class LastHoldersGuardTest extends GuardPolicyScenario {

    @Test
    void the_last_holder_of_a_highest_role_waits_alone_and_also_where_the_guard_is_off() {
        ledger.chiefs = Set.of("p0");

        for (Mode mode : List.of(Mode.HOLD, Mode.OFF)) {
            assertThat(policy(mode, false).answer(chiefs(2), ledger))
                    .isEqualTo(new Held(Map.of("p0", HoldReason.LAST_HOLDER), mode == Mode.OFF ? 0 : 1, false));
        }
        assertThat(policy(Mode.REFUSE, false).answer(chiefs(2), ledger)).isEqualTo(new Refused(HoldReason.LAST_HOLDER));
        assertThat(policy(Mode.HOLD, true).answer(chiefs(2), ledger)).isEqualTo(new Allowed(2));
        assertThat(policy(Mode.OFF, true).answer(chiefs(2), ledger)).isEqualTo(new Allowed(0));
    }

    @Test
    void one_of_two_holders_may_go_and_both_at_once_may_not() {
        ledger.chiefs = Set.of("p0", "p1");

        assertThat(policy(Mode.HOLD, false).answer(chiefs(1), ledger)).isEqualTo(new Allowed(1));
        assertThat(policy(Mode.HOLD, false)
                        .answer(List.of(new Loss("p0", Set.of("app")), new Loss("p1", Set.of("app"))), ledger))
                .isInstanceOfSatisfying(
                        Held.class,
                        held -> assertThat(held.people())
                                .isEqualTo(Map.of("p0", HoldReason.LAST_HOLDER, "p1", HoldReason.LAST_HOLDER)));
    }

    @Test
    void who_loses_nothing_is_asked_about_by_nobody() {
        ledger.tripped = true;

        assertThat(policy(Mode.REFUSE, false).answer(List.of(), ledger)).isEqualTo(new Allowed(0));
        assertThat(policy(Mode.HOLD, false).answer(0, ledger)).isEqualTo(new Allowed(0));
    }
}
