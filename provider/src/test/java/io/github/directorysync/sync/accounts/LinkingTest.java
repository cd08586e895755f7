package io.github.directorysync.sync.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.Sent;
import io.github.directorysync.sync.accounts.AccountCandidate.Fact;
import io.github.directorysync.sync.accounts.Linking.Adopt;
import io.github.directorysync.sync.accounts.Linking.LinkingObstacle;
import io.github.directorysync.sync.accounts.Linking.Refuse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which accounts of the realm a directory gets. */
class LinkingTest {

    private static final Claim ANN = new Claim(Optional.of("ann"), Set.of("ann@acme.example"), false);

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
    void a_claim_is_the_nameid_by_the_settings_and_the_e_mails_in_verified_domains() {
        var person = ScimUser.kept("""
                {"userName": "Ann", "externalId": "e1",
                 "emails": [{"value": "Ann@Acme.example"}, {"value": "second@acme.example"}, {"value": "ann@home.example"}]}
                """);

        assertThat(claim(person, "userName"))
                .isEqualTo(new Claim(Optional.of("Ann"), Set.of("ann@acme.example", "second@acme.example"), true));
        assertThat(claim(person, "externalId").nameId()).contains("e1");
        assertThat(claim(person, "externalId").anyCase()).isFalse();
        assertThat(claim(person, "email").nameId()).contains("Ann@Acme.example");
        assertThat(Claim.of(Sent.directory(Map.of()), person)).isEqualTo(new Claim(Optional.empty(), Set.of(), true));
    }

    @ParameterizedTest
    @CsvSource({
        "ann@acme.example, true,  ADOPT",
        "ANN@Acme.Example, true,  ADOPT",
        "ANN@Acme.Example, false, OTHER_NAME_ID",
        "ann@\u017Facme.example, true, OTHER_NAME_ID"
    })
    void a_user_name_or_e_mail_is_the_nameid_in_any_letter_case_and_an_externalid_is_not(
            String nameId, boolean anyCase, String outcome) {
        AccountCandidate account = new AccountCandidate("a", Set.of(), Optional.empty(), Optional.of(nameId));

        assertThat(Linking.of(List.of(account), new Claim(Optional.of("ann@acme.example"), Set.of(), anyCase)))
                .isEqualTo(outcome(outcome));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,                  ann, -",
                "-,                  bob, OTHER_NAME_ID",
                "-,                  -,   UNPROVED",
                "DISABLED,           ann, DISABLED",
                "ADMINISTERS,        ann, ADMINISTRATOR",
                "SERVICE_ACCOUNT,    ann, SERVICE_ACCOUNT",
                "KEPT_ELSEWHERE,     ann, KEPT_ELSEWHERE",
                "OTHER_DIRECTORY,    ann, OTHER_DIRECTORY",
                "SIGNS_IN_ELSEWHERE, ann, OTHER_IDENTITY_PROVIDER"
            })
    void an_account_becomes_one_with_that_of_somebody_renamed_by_the_very_nameid_only(
            Fact fact, String nameId, LinkingObstacle refused) {
        AccountCandidate account = new AccountCandidate(
                "a",
                fact == null ? Set.of() : Set.of(fact),
                Optional.of("ann@acme.example"),
                Optional.ofNullable(nameId));

        assertThat(Linking.ofNamesakes(List.of(account), ANN).map(Refuse::reason))
                .isEqualTo(Optional.ofNullable(refused));
        assertThat(Linking.ofNamesakes(List.of(proved("b", Set.of()), account), ANN)
                        .isEmpty())
                .isEqualTo(refused == null);
    }

    @Test
    void both_outcomes_are_told_apart() {
        assertThat(Linking.of(List.of(proved("a", Set.of())), ANN).<String>fold(Adopt::id, Refuse::candidate))
                .isEqualTo("a");
        assertThat(Linking.of(List.of(proved("a", Set.of(Fact.DISABLED))), ANN).<Object>fold(Adopt::id, Refuse::reason))
                .isEqualTo(LinkingObstacle.DISABLED);
    }

    private static Claim claim(ScimUser person, String nameId) {
        return Claim.of(
                Sent.directory(Map.of(
                        "identity-provider", List.of("idp"),
                        "name-id", List.of(nameId),
                        "verified-domains", List.of("acme.example"))),
                person);
    }

    private static Linking outcome(String word) {
        return word.equals("ADOPT") ? new Adopt("a") : new Refuse("a", LinkingObstacle.valueOf(word));
    }

    private static AccountCandidate proved(String id, Set<Fact> facts) {
        return new AccountCandidate(id, facts, Optional.of("ann@acme.example"), Optional.of("ann"));
    }
}
