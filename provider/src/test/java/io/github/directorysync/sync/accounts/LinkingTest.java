package io.github.directorysync.sync.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.sync.accounts.AccountCandidate.Fact;
import io.github.directorysync.sync.accounts.Linking.Adopt;
import io.github.directorysync.sync.accounts.Linking.LinkingObstacle;
import io.github.directorysync.sync.accounts.Linking.Refuse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which accounts of the realm a directory gets. */
final class LinkingTest extends LinkDecisionScenario {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // What the account has: its NameID at the directory's identity provider, its verified e-mail.
                "ann,  -,                ADOPT",
                "ann,  bob@acme.example, ADOPT",
                "-,    ann@acme.example, ADOPT",
                "-,    -,                UNPROVED",
                "-,    bob@acme.example, UNPROVED",
                "Ann,  -,                OTHER_NAME_ID",
                "bob,  -,                OTHER_NAME_ID",
                "bob,  ann@acme.example, OTHER_NAME_ID"
            })
    void the_very_nameid_or_a_verified_e_mail_that_was_sent_is_proof_and_nothing_else_is(
            String nameId, String verifiedEmail, String outcome) {
        AccountCandidate account =
                new AccountCandidate("a", Set.of(), Optional.ofNullable(verifiedEmail), Optional.ofNullable(nameId));

        assertThat(Linking.of(List.of(account), ANN)).isEqualTo(outcome(outcome));
    }

    @Test
    void an_e_mail_is_proof_too_where_the_directory_does_not_say_the_nameid() {
        Claim withoutNameId = new Claim(Optional.empty(), Set.of("ann@acme.example"), false);

        assertThat(Linking.of(
                        List.of(new AccountCandidate(
                                "a", Set.of(), Optional.of("ann@acme.example"), Optional.of("opaque"))),
                        withoutNameId))
                .isEqualTo(new Adopt("a"));
        assertThat(Linking.of(
                        List.of(new AccountCandidate("a", Set.of(), Optional.empty(), Optional.of("opaque"))),
                        withoutNameId))
                .isEqualTo(new Refuse("a", LinkingObstacle.UNPROVED));
    }

    @ParameterizedTest
    @CsvSource({
        "ADMINISTERS, ADMINISTRATOR, true",
        "SERVICE_ACCOUNT, SERVICE_ACCOUNT, true",
        "OTHER_DIRECTORY, OTHER_DIRECTORY, true",
        "KEPT_ELSEWHERE, KEPT_ELSEWHERE, true",
        "SIGNS_IN_ELSEWHERE, OTHER_IDENTITY_PROVIDER, false",
        "DISABLED, DISABLED, false"
    })
    void no_proof_makes_up_for_what_speaks_against_it(Fact against, LinkingObstacle reason, boolean forGood) {
        AccountCandidate candidate = proved("a", Set.of(against));

        assertThat(Linking.of(List.of(candidate), ANN)).isEqualTo(new Refuse("a", reason));
        assertThat(reason.isForGood()).isEqualTo(forGood);
        assertThat(reason.sentence()).endsWith(".");
    }

    @Test
    void the_same_account_found_twice_is_one() {
        AccountCandidate ann = proved("a", Set.of());

        assertThat(Linking.of(List.of(ann, ann), ANN)).isEqualTo(new Adopt("a"));
        assertThat(Linking.byHand(List.of(ann, ann), "a", ANN)).isEmpty();
    }

    @Test
    void two_accounts_are_nobodys_and_a_protected_one_among_them_is_said_first() {
        AccountCandidate ann = proved("a", Set.of());
        AccountCandidate namesake = new AccountCandidate("n", Set.of(), Optional.empty(), Optional.empty());
        AccountCandidate admin = proved("admin", Set.of(Fact.ADMINISTERS));

        assertThat(Linking.of(List.of(ann, namesake), ANN)).isEqualTo(new Refuse("a", LinkingObstacle.AMBIGUOUS));
        assertThat(Linking.of(List.of(namesake, ann), ANN)).isEqualTo(new Refuse("n", LinkingObstacle.AMBIGUOUS));
        assertThat(Linking.of(List.of(ann, admin), ANN)).isEqualTo(new Refuse("admin", LinkingObstacle.ADMINISTRATOR));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,                  -,   -",
                "DISABLED,           -,   -",
                "-,                  bob, OTHER_NAME_ID",
                "SIGNS_IN_ELSEWHERE, -,   OTHER_IDENTITY_PROVIDER",
                "ADMINISTERS,        -,   ADMINISTRATOR",
                "SERVICE_ACCOUNT,    -,   SERVICE_ACCOUNT",
                "OTHER_DIRECTORY,    -,   OTHER_DIRECTORY",
                "KEPT_ELSEWHERE,     -,   KEPT_ELSEWHERE"
            })
    void an_administrator_stands_for_what_is_not_proved_and_for_nothing_that_contradicts(
            Fact fact, String nameId, LinkingObstacle refused) {
        AccountCandidate account = new AccountCandidate(
                "a", fact == null ? Set.of() : Set.of(fact), Optional.empty(), Optional.ofNullable(nameId));

        assertThat(Linking.byHand(List.of(account), "a", ANN)).isEqualTo(Optional.ofNullable(refused));
    }

    @Test
    void nobody_is_linked_by_hand_who_is_not_found_any_more_or_beside_whom_another_is_found() {
        AccountCandidate ann = proved("a", Set.of());
        AccountCandidate bob = proved("b", Set.of());

        assertThat(Linking.byHand(List.of(), "a", ANN)).contains(LinkingObstacle.CHANGED);
        assertThat(Linking.byHand(List.of(bob), "a", ANN)).contains(LinkingObstacle.CHANGED);
        assertThat(Linking.byHand(List.of(ann, bob), "b", ANN)).contains(LinkingObstacle.AMBIGUOUS);
    }

    @Test
    void both_outcomes_are_told_apart() {
        assertThat(Linking.of(List.of(proved("a", Set.of())), ANN).<String>fold(Adopt::id, Refuse::candidate))
                .isEqualTo("a");
        assertThat(Linking.of(List.of(proved("a", Set.of(Fact.DISABLED))), ANN).<Object>fold(Adopt::id, Refuse::reason))
                .isEqualTo(LinkingObstacle.DISABLED);
    }
}
