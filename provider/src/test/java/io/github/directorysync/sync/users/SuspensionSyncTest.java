package io.github.directorysync.sync.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.directorysync.directory.Options;
import io.github.directorysync.scim.RefusedPart;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.LeftOut;
import io.github.directorysync.sync.Sent;
import io.github.directorysync.sync.accounts.AccountCandidate;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.EffectJson;
import io.github.directorysync.sync.activity.Notes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A suspension happens whatever else the request carries, and what does not happen is noted. */
class SuspensionSyncTest {

    private static final LeftOut PARTS = new LeftOut(LeftOut.Stage.REFUSED_PARTS, List.of());
    private static final LeftOut ALL_BUT_SUSPENSION =
            new LeftOut(LeftOut.Stage.ALL_BUT_SUSPENSION, List.of(new RefusedPart("", 409, "Taken.")));

    private final UsersInMemory users = new UsersInMemory();
    private final Notes notes = new Notes();
    private final UserSync sync = with(LeftOut.NOTHING);

    private UserSync with(LeftOut leftOut) {
        return new UserSync(users.ports(), Sent.directory(Map.of()), notes, leftOut);
    }

    @Test
    void what_is_refused_is_noted_beside_the_suspension() {
        sync.create(Sent.body("{'userName': 'alice', 'title': 'Clerk'}"));

        var after = with(PARTS)
                .patch(
                        "u0",
                        Sent.patch("{'op': 'replace', 'path': 'id', 'value': 'x'},"
                                + " {'op': 'replace', 'value': {'active': false, 'title': 'Left'}}"));

        assertThat(after.resource().active()).contains(false);
        assertThat(after.resource().document().path("title").asText()).isEqualTo("Left");
        assertThat(notes.effects())
                .anySatisfy(effect -> assertThat(effect)
                        .isInstanceOfSatisfying(
                                Effect.OfUser.class, of -> assertThat(of.kind()).isEqualTo(ChangeKind.SUSPENDED)))
                .anySatisfy(effect -> assertThat(EffectJson.of(effect))
                        .isEqualTo(Sent.body("{'effect': 'left-out', 'id': 'u0', 'userName': 'alice', 'refused':"
                                + " [{'path': 'id', 'status': 400, 'detail': 'The attribute id is read-only.'}]}")));
    }

    @Test
    void whoever_is_deactivated_and_sent_anew_is_back_as_the_same_user() {
        sync.create(Sent.body("{'userName': 'alice', 'externalId': 'e1', 'active': true}"));
        sync.patch("u0", Sent.patch("{'op': 'replace', 'path': 'active', 'value': false}"));

        var back = sync.create(Sent.body("{'userName': 'ALICE', 'title': 'Clerk'}"));

        assertThat(back.id()).isEqualTo("u0");
        assertThat(users.accounts.stripped).containsExactly("u0");
        assertThat(back.resource().document())
                .isEqualTo(Sent.body("{'userName': 'ALICE', 'externalId': 'e1', 'active': true, 'title': 'Clerk'}"));
        assertThat(notes.effects())
                .last()
                .isInstanceOfSatisfying(
                        Effect.OfUser.class, of -> assertThat(of.kind()).isEqualTo(ChangeKind.REACTIVATED));
        assertThat(catchThrowableOfType(ScimProblem.class, () -> sync.create(Sent.body("{'userName': 'alice'}")))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void whom_an_administrator_has_disabled_no_active_true_enables_and_the_log_says_so() {
        sync.create(Sent.body("{'userName': 'alice', 'active': true}"));
        users.disabledByAdministrator.add("u0");
        var withheld = new Effect.Withheld("administrator", ChangeKind.REACTIVATED, "alice", List.of());

        sync.replace("u0", Sent.body("{'userName': 'alice', 'active': true}"));
        assertThat(notes.effects()).last().isEqualTo(withheld);
        sync.patch("u0", Sent.patch("{'op': 'replace', 'value': {'active': true, 'title': 'Clerk'}}"));
        assertThat(notes.effects()).contains(withheld).hasSize(4);
        sync.patch("u0", Sent.patch("{'op': 'replace', 'path': 'title', 'value': 'Boss'}"));
        assertThat(notes.effects()).hasSize(5);
        assertThat(users.disabledByAdministrator).contains("u0");

        sync.patch("u0", Sent.patch("{'op': 'replace', 'path': 'active', 'value': false}"));
        sync.patch("u0", Sent.patch("{'op': 'replace', 'path': 'active', 'value': true}"));

        assertThat(users.decisions)
                .hasEntrySatisfying("u0", last -> assertThat(last.enabled()).isTrue());
        assertThat(notes.effects())
                .last()
                .isInstanceOfSatisfying(
                        Effect.OfUser.class, of -> assertThat(of.kind()).isEqualTo(ChangeKind.REACTIVATED));
    }

    @Test
    void a_put_is_done_in_part_too() {
        sync.create(Sent.body("{'userName': 'alice', 'title': 'Clerk'}"));

        var after = with(PARTS).replace("u0", Sent.body("{'active': false, 'title': [1, 2]}"));

        assertThat(after.resource().document())
                .isEqualTo(Sent.body("{'userName': 'alice', 'active': false, 'title': 'Clerk'}"));
    }

    @Test
    void at_last_only_the_suspension_is_saved() {
        sync.create(Sent.body("{'userName': 'alice', 'title': 'Clerk'}"));

        with(ALL_BUT_SUSPENSION).replace("u0", Sent.body("{'userName': 'anna', 'active': false}"));

        assertThat(sync.read("u0").resource().document())
                .isEqualTo(Sent.body("{'userName': 'alice', 'title': 'Clerk', 'active': false}"));
        assertThat(users.decisions)
                .hasEntrySatisfying("u0", last -> assertThat(last.enabled()).isFalse());
    }

    @Test
    void a_delete_does_not_wait_for_an_account_that_cannot_be_linked() {
        var closed = new UserSync(users.ports(), Sent.directory(Map.of("import-users", List.of("false"))), notes);
        closed.create(Sent.body("{'userName': 'alice'}"));
        users.accounts.candidates =
                List.of(new AccountCandidate("real", Set.of(), Optional.empty(), Optional.of("alice")));

        with(ALL_BUT_SUSPENSION).remove("u0");

        assertThat(users.find("u0")).isEmpty();
        assertThat(users.find("real")).isEmpty();
        assertThat(notes.effects()).anyMatch(Effect.PartsLeftOut.class::isInstance);
    }

    @Test
    void an_account_that_cannot_be_removed_is_suspended() {
        sync.create(Sent.body("{'userName': 'alice'}"));

        with(ALL_BUT_SUSPENSION).remove("u0");

        assertThat(users.find("u0")).isEmpty();
        assertThat(users.decisions)
                .hasEntrySatisfying("u0", last -> assertThat(last.enabled()).isFalse());
    }

    @Test
    void what_is_withheld_besides_stays_withheld() {
        var judge = new AccountPolicy(Options.DEFAULT);
        var behind = new AccountState(SyncState.BEHIND, true, true, false);

        assertThat(judge.ofSuspension(behind)).isEqualTo(AccountDecision.of(SyncState.BEHIND, false, false, false));
        assertThat(judge.ofRemovalThatFails(behind)).isEqualTo(RemovalEffect.SUSPEND);
        assertThat(judge.ofRemovalThatFails(new AccountState(SyncState.AWAITED, false, true, false)))
                .isEqualTo(RemovalEffect.DELETE);
    }
}
