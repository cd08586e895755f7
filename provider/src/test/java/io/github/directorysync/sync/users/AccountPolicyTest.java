package io.github.directorysync.sync.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.directorysync.directory.Options;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.schema.ResourceSchema;
import io.github.directorysync.sync.Sent;
import io.github.directorysync.sync.activity.ChangeKind;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an account, by each option and by all together. */
class AccountPolicyTest {

    private static final ScimUser ANN = person("{'userName': 'ann', 'active': true}");
    private static final ScimUser INACTIVE = person("{'userName': 'ann', 'active': false}");
    private static final ScimUser RENAMED = person("{'userName': 'anna', 'active': true}");
    private static final AccountState USUAL = new AccountState(SyncState.IN_STEP, true, true, false);
    private static final AccountState AWAITED = new AccountState(SyncState.AWAITED, false, true, false);

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

    private static Options options(boolean users, boolean changes, boolean suspend) {
        return new Options(users, changes, suspend, Options.OnDelete.DELETE, Set.of());
    }

    private static ScimUser person(String json) {
        return ScimUser.sent(ResourceSchema.USER, Sent.body(json));
    }
}
