package io.github.directorysync.sync.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.directorysync.directory.Options;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether an account is enabled, for which one reason, and what a DELETE does. */
final class AccountDecisionTest extends AccountPolicyScenario {

    @Test
    void what_is_held_lapses_as_soon_as_nothing_wants_it_any_more() {
        var held = new AccountState(SyncState.IN_STEP, true, true, true);
        var outside = new AccountState(SyncState.IN_STEP, true, false, true);

        var again = new AccountPolicy(Options.DEFAULT).ofChange(held, ANN, ANN);
        assertThat(again.held()).isFalse();
        assertThat(again.changes(held)).isTrue();
        var still = new AccountPolicy(Options.DEFAULT).ofChange(outside, ANN, ANN);
        assertThat(still.held()).isTrue();
        assertThat(still.changes(outside)).isFalse();
        var withheld = new AccountPolicy(options(true, true, false)).ofChange(held, INACTIVE, INACTIVE);
        assertThat(withheld.enablement()).isEqualTo(Enablement.KEPT_BY_OPTION);
    }

    @ParameterizedTest
    @CsvSource({
        "IN_STEP, true,  DELETE,  DELETE",
        "IN_STEP, true,  SUSPEND, SUSPEND",
        "BEHIND,  true,  SUSPEND, SUSPEND",
        "IN_STEP, false, DELETE,  KEEP",
        "IN_STEP, false, SUSPEND, KEEP",
        "AWAITED, false, SUSPEND, DELETE",
    })
    void what_a_delete_does(SyncState standing, boolean suspending, Options.OnDelete onDelete, RemovalEffect parting) {
        var judge = new AccountPolicy(new Options(true, true, suspending, onDelete, Set.of()));

        assertThat(judge.ofRemoval(new AccountState(standing, true, true, false)))
                .isEqualTo(parting);
    }

    @ParameterizedTest
    @CsvSource({
        // says active, in an access group, enabled now, held now, disabled by an administrator, suspend-users
        "true,  true,  true,  false, false, true,  ENABLED",
        "true,  true,  false, false, false, true,  ENABLED",
        "true,  true,  true,  true,  false, true,  ENABLED",
        "true,  true,  false, false, true,  true,  DISABLED_BY_ADMINISTRATOR",
        "true,  false, false, false, true,  true,  DISABLED_BY_ADMINISTRATOR",
        "true,  false, false, false, false, true,  DISABLED",
        "false, true,  false, false, true,  true,  DISABLED",
        "false, true,  true,  false, false, true,  DISABLED",
        "false, true,  true,  true,  false, true,  KEPT_BY_GUARD",
        "true,  false, true,  true,  false, true,  KEPT_BY_GUARD",
        "false, true,  true,  false, false, false, KEPT_BY_OPTION",
        "false, true,  true,  true,  false, false, KEPT_BY_OPTION",
    })
    void an_account_is_enabled_or_not_for_one_reason(
            boolean active,
            boolean access,
            boolean enabled,
            boolean held,
            boolean byAdministrator,
            boolean suspending,
            Enablement expected) {
        var now = new AccountState(SyncState.IN_STEP, enabled, access, held, byAdministrator);

        var decision = new AccountPolicy(options(true, true, suspending)).ofAccess(now, active);

        assertThat(decision).isEqualTo(new AccountDecision(SyncState.IN_STEP, false, expected, active));
        assertThat(decision.enabled())
                .isEqualTo(Set.of(Enablement.ENABLED, Enablement.KEPT_BY_OPTION, Enablement.KEPT_BY_GUARD)
                        .contains(expected));
        assertThat(decision.suspends(now)).isEqualTo(enabled && expected == Enablement.DISABLED);
        assertThat(decision.held()).isEqualTo(expected == Enablement.KEPT_BY_GUARD);
    }

    @Test
    void a_suspension_that_the_guard_holds_leaves_the_account_enabled() {
        var decision = new AccountPolicy(Options.DEFAULT).ofChange(USUAL, ANN, INACTIVE);

        assertThat(decision.heldByGuard())
                .isEqualTo(new AccountDecision(SyncState.IN_STEP, false, Enablement.KEPT_BY_GUARD, false));
    }

    @Test
    void decisions_that_contradict_themselves_cannot_be_made() {
        assertThatIllegalArgumentException().isThrownBy(() -> AccountDecision.of(SyncState.BEHIND, true, true, true));
        assertThatIllegalArgumentException().isThrownBy(() -> AccountDecision.of(SyncState.AWAITED, false, true, true));
    }
}
