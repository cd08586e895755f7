package io.github.directorysync.sync.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.Sent;
import io.github.directorysync.sync.accounts.AccountCandidate.Fact;
import io.github.directorysync.sync.accounts.Linking.LinkingObstacle;
import io.github.directorysync.sync.accounts.Linking.Refuse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person claims an account by: their NameID and e-mails in verified domains. */
final class ClaimTest extends LinkDecisionScenario {

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

    private static Claim claim(ScimUser person, String nameId) {
        return Claim.of(
                Sent.directory(Map.of(
                        "identity-provider", List.of("idp"),
                        "name-id", List.of(nameId),
                        "verified-domains", List.of("acme.example"))),
                person);
    }
}
