package io.github.directorysync.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.directory.Options;
import io.github.directorysync.scim.ResourceSchema;
import io.github.directorysync.scim.ScimUser;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an account, by each option and by all together. */
class JudgeTest {

    private static final ScimUser ANN = person("{'userName': 'ann', 'active': true}");
    private static final ScimUser INACTIVE = person("{'userName': 'ann', 'active': false}");
    private static final ScimUser RENAMED = person("{'userName': 'anna', 'active': true}");
    private static final Footing USUAL = new Footing(Standing.IN_STEP, true, true, false);
    private static final Footing AWAITED = new Footing(Standing.AWAITED, false, true, false);

    @Test
    void as_long_as_nothing_is_switched_off_the_account_is_what_the_directory_says() {
        var judge = new Judge(Options.DEFAULT);

        assertThat(judge.ofNew(ANN)).isEqualTo(new Verdict(Standing.IN_STEP, false, true, true, false, false));
        assertThat(judge.ofNew(INACTIVE)).isEqualTo(new Verdict(Standing.IN_STEP, false, false, false, false, false));
        assertThat(judge.ofChange(USUAL, ANN, RENAMED).withholds()).isFalse();
        assertThat(judge.ofChange(USUAL, ANN, INACTIVE).enabled()).isFalse();
        assertThat(judge.ofChange(USUAL, ANN, ANN).changes(USUAL)).isFalse();
    }

    @Test
    void somebody_who_is_not_imported_can_never_use_the_account() {
        var judge = new Judge(options(false, true, true));

        assertThat(judge.ofNew(ANN)).isEqualTo(new Verdict(Standing.AWAITED, false, false, true, false, false));
        assertThat(judge.ofChange(AWAITED, INACTIVE, ANN))
                .isEqualTo(new Verdict(Standing.AWAITED, false, false, true, false, false));
        assertThat(judge.ofAccess(AWAITED, true).enabled()).isFalse();
        assertThat(judge.ofChange(USUAL, ANN, RENAMED).withholds()).isFalse();
    }

    @Test
    void somebody_awaited_comes_as_soon_as_new_users_are_imported_even_if_changes_are_not() {
        var verdict = new Judge(options(true, false, true)).ofChange(AWAITED, ANN, ANN);

        assertThat(verdict).isEqualTo(new Verdict(Standing.IN_STEP, true, true, true, false, false));
        assertThat(verdict.changes(AWAITED)).isTrue();
        assertThat(verdict.deed(AWAITED)).isEqualTo(ChangeKind.CREATED);
    }

    @Test
    void a_change_that_is_not_imported_leaves_the_account_behind_and_a_suspension_is_no_such_change() {
        var judge = new Judge(options(true, false, true));

        assertThat(judge.ofChange(USUAL, ANN, RENAMED))
                .isEqualTo(new Verdict(Standing.BEHIND, false, true, true, false, false));
        assertThat(judge.ofChange(USUAL, ANN, INACTIVE))
                .isEqualTo(new Verdict(Standing.IN_STEP, false, false, false, false, false));
        var behind = new Footing(Standing.BEHIND, true, true, false);
        assertThat(judge.ofChange(behind, RENAMED, RENAMED).changes(behind)).isFalse();
        assertThat(new Judge(Options.DEFAULT).ofChange(behind, RENAMED, RENAMED).anew())
                .isTrue();
    }

    @Test
    void a_suspension_that_is_switched_off_is_remembered_and_made_up_for() {
        var verdict = new Judge(options(true, true, false)).ofChange(USUAL, ANN, INACTIVE);

        assertThat(verdict).isEqualTo(new Verdict(Standing.IN_STEP, false, true, false, true, false));
        var later = new Judge(Options.DEFAULT).ofChange(USUAL, INACTIVE, INACTIVE);
        assertThat(later.enabled()).isFalse();
        assertThat(later.deed(USUAL)).isEqualTo(ChangeKind.SUSPENDED);
    }

    @Test
    void with_suspension_switched_off_people_still_come_back() {
        var suspended = new Footing(Standing.IN_STEP, false, true, false);

        var verdict = new Judge(options(true, true, false)).ofChange(suspended, INACTIVE, ANN);

        assertThat(verdict.enabled()).isTrue();
        assertThat(verdict.deed(suspended)).isEqualTo(ChangeKind.REACTIVATED);
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
        var judge = new Judge(new Options(true, true, suspending, Options.OnDelete.DELETE, Set.of("everybody")));

        var verdict = judge.ofAccess(new Footing(Standing.IN_STEP, before, access, false), active);

        assertThat(verdict.enabled()).isEqualTo(after);
        assertThat(verdict.active()).isEqualTo(active);
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
        var judge = new Judge(Options.DEFAULT);
        var now = new Footing(Standing.IN_STEP, false, access, false, disabled);

        Verdict verdict = judge.ofChange(now, before ? ANN : INACTIVE, says ? RENAMED : INACTIVE);

        assertThat(verdict.enabled()).isEqualTo(enabled);
        assertThat(verdict.disabledByAdministrator()).isEqualTo(still);
        assertThat(verdict.active()).isEqualTo(says);
        assertThat(verdict.suspends(now)).isFalse();
        assertThat(judge.ofAccess(now, says).enabled()).isEqualTo(enabled);
    }

    @Test
    void what_is_held_lapses_as_soon_as_nothing_wants_it_any_more() {
        var held = new Footing(Standing.IN_STEP, true, true, true);
        var outside = new Footing(Standing.IN_STEP, true, false, true);

        var again = new Judge(Options.DEFAULT).ofChange(held, ANN, ANN);
        assertThat(again.held()).isFalse();
        assertThat(again.changes(held)).isTrue();
        var still = new Judge(Options.DEFAULT).ofChange(outside, ANN, ANN);
        assertThat(still.held()).isTrue();
        assertThat(still.changes(outside)).isFalse();
        var withheld = new Judge(options(true, true, false)).ofChange(held, INACTIVE, INACTIVE);
        assertThat(withheld.suspensionWithheld()).isTrue();
        assertThat(withheld.held()).isFalse();
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
    void what_a_delete_does(Standing standing, boolean suspending, Options.OnDelete onDelete, Parting parting) {
        var judge = new Judge(new Options(true, true, suspending, onDelete, Set.of()));

        assertThat(judge.ofRemoval(new Footing(standing, true, true, false))).isEqualTo(parting);
    }

    private static Options options(boolean users, boolean changes, boolean suspend) {
        return new Options(users, changes, suspend, Options.OnDelete.DELETE, Set.of());
    }

    private static ScimUser person(String json) {
        return ScimUser.sent(ResourceSchema.USER, Sent.body(json));
    }
}
