package io.github.directorysync.sync.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.directory.Options;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.activity.ChangeKind;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an account, by each option and by all together. */
final class AccountPolicyTest extends AccountPolicyScenario {

    private static final ScimUser RENAMED = person("{'userName': 'anna', 'active': true}");

    @Test
    void as_long_as_nothing_is_switched_off_the_account_is_what_the_directory_says() {
        var judge = new AccountPolicy(Options.DEFAULT);

        assertThat(judge.ofNew(ANN)).isEqualTo(AccountDecision.of(SyncState.IN_STEP, false, true, true));
        assertThat(judge.ofNew(INACTIVE)).isEqualTo(AccountDecision.of(SyncState.IN_STEP, false, false, false));
        assertThat(judge.ofChange(USUAL, ANN, RENAMED).withholds()).isFalse();
        assertThat(judge.ofChange(USUAL, ANN, INACTIVE).enabled()).isFalse();
        assertThat(judge.ofChange(USUAL, ANN, ANN).changes(USUAL)).isFalse();
    }

    @Test
    void somebody_who_is_not_imported_can_never_use_the_account() {
        var judge = new AccountPolicy(options(false, true, true));

        assertThat(judge.ofNew(ANN)).isEqualTo(AccountDecision.of(SyncState.AWAITED, false, false, true));
        assertThat(judge.ofChange(AWAITED, INACTIVE, ANN))
                .isEqualTo(AccountDecision.of(SyncState.AWAITED, false, false, true));
        assertThat(judge.ofAccess(AWAITED, true).enabled()).isFalse();
        assertThat(judge.ofChange(USUAL, ANN, RENAMED).withholds()).isFalse();
    }

    @Test
    void somebody_awaited_comes_as_soon_as_new_users_are_imported_even_if_changes_are_not() {
        var decision = new AccountPolicy(options(true, false, true)).ofChange(AWAITED, ANN, ANN);

        assertThat(decision).isEqualTo(AccountDecision.of(SyncState.IN_STEP, true, true, true));
        assertThat(decision.changes(AWAITED)).isTrue();
        assertThat(decision.kind(AWAITED)).isEqualTo(ChangeKind.CREATED);
    }

    @Test
    void a_change_that_is_not_imported_leaves_the_account_behind_and_a_suspension_is_no_such_change() {
        var judge = new AccountPolicy(options(true, false, true));

        assertThat(judge.ofChange(USUAL, ANN, RENAMED))
                .isEqualTo(AccountDecision.of(SyncState.BEHIND, false, true, true));
        assertThat(judge.ofChange(USUAL, ANN, INACTIVE))
                .isEqualTo(AccountDecision.of(SyncState.IN_STEP, false, false, false));
        var behind = new AccountState(SyncState.BEHIND, true, true, false);
        assertThat(judge.ofChange(behind, RENAMED, RENAMED).changes(behind)).isFalse();
        assertThat(new AccountPolicy(Options.DEFAULT)
                        .ofChange(behind, RENAMED, RENAMED)
                        .writesAll())
                .isTrue();
    }

    @Test
    void a_suspension_that_is_switched_off_is_remembered_and_made_up_for() {
        var decision = new AccountPolicy(options(true, true, false)).ofChange(USUAL, ANN, INACTIVE);

        assertThat(decision).isEqualTo(new AccountDecision(SyncState.IN_STEP, false, Enablement.KEPT_BY_OPTION, false));
        var later = new AccountPolicy(Options.DEFAULT).ofChange(USUAL, INACTIVE, INACTIVE);
        assertThat(later.enabled()).isFalse();
        assertThat(later.kind(USUAL)).isEqualTo(ChangeKind.SUSPENDED);
    }

    @Test
    void with_suspension_switched_off_people_still_come_back() {
        var suspended = new AccountState(SyncState.IN_STEP, false, true, false);

        var decision = new AccountPolicy(options(true, true, false)).ofChange(suspended, INACTIVE, ANN);

        assertThat(decision.enabled()).isTrue();
        assertThat(decision.kind(suspended)).isEqualTo(ChangeKind.REACTIVATED);
    }

    @ParameterizedTest
    @CsvSource({
        // said active, in a group, enabled before, suspension on: enabled after
        "true,  true,  false, true,  true",
        "true,  true,  false, false, true",
        "true,  false, true,  true,  false",
        "true,  false, true,  false, true",
        "true,  false, false, false, false",
        "false, true,  false, true,  false",
        "false, false, true,  true,  false",
        "false, true,  true,  false, true",
    })
    void only_members_of_an_access_group_are_active(
            boolean active, boolean access, boolean before, boolean suspending, boolean after) {
        var judge =
                new AccountPolicy(new Options(true, true, suspending, Options.OnDelete.DELETE, Set.of("everybody")));

        var decision = judge.ofAccess(new AccountState(SyncState.IN_STEP, before, access, false), active);

        assertThat(decision.enabled()).isEqualTo(after);
        assertThat(decision.active()).isEqualTo(active);
        assertThat(judge.ofNew(ANN).enabled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // disabled by an administrator, said before, says now, in an access group: enabled after, theirs still
        "true,  true,  true,  true,  false, true",
        "true,  true,  true,  false, false, true",
        "true,  true,  false, true,  false, false",
        "false, true,  true,  true,  true,  false",
        "false, false, true,  true,  true,  false",
        "false, false, false, true,  false, false",
    })
    void what_an_administrator_has_disabled_stays_so_until_the_directory_has_said_that_they_are_inactive(
            boolean disabled, boolean before, boolean says, boolean access, boolean enabled, boolean still) {
        var judge = new AccountPolicy(Options.DEFAULT);
        var now = new AccountState(SyncState.IN_STEP, false, access, false, disabled);

        AccountDecision decision = judge.ofChange(now, before ? ANN : INACTIVE, says ? RENAMED : INACTIVE);

        assertThat(decision.enabled()).isEqualTo(enabled);
        assertThat(decision.enablement() == Enablement.DISABLED_BY_ADMINISTRATOR)
                .isEqualTo(still);
        assertThat(decision.active()).isEqualTo(says);
        assertThat(decision.suspends(now)).isFalse();
        assertThat(judge.ofAccess(now, says).enabled()).isEqualTo(enabled);
    }
}
