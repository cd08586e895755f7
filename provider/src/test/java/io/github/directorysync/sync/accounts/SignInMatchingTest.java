package io.github.directorysync.sync.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.accounts.KnownPerson.PersonState;
import io.github.directorysync.sync.accounts.SignInMatching.AsKeycloakDoes;
import io.github.directorysync.sync.accounts.SignInMatching.Holder;
import io.github.directorysync.sync.accounts.SignInMatching.Theirs;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which person of a directory an assertion of its identity provider means. */
final class SignInMatchingTest extends SignInScenario {

    /** Who signs in is compared with Ann: userName Ann@Acme.Test, externalId e1, e-mail ann@acme.test, linked by her user name. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // NameID, format persistent, externalId, e-mail, trusted; expected
                "Ann@Acme.Test, false, -,  -,              false, THEIRS",
                "ann@acme.test, false, -,  -,              false, THEIRS",
                "ann@acme.test, true,  -,  -,              false, NOBODY",
                "Ann@Acme.Test, true,  -,  -,              false, THEIRS",
                "ann.new,       false, e1, -,              false, THEIRS",
                "ann.new,       false, E1, -,              false, NOBODY",
                "ann.new,       false, e2, ann@acme.test,  true,  NOBODY",
                "ann@acme.test, false, e2, -,              false, NOBODY",
                "ann.new,       false, -,  ann@acme.test,  false, THEIRS",
                "ann.new,       false, -,  bob@acme.test,  true,  NOBODY",
                "ann.new,       false, -,  -,              false, NOBODY"
            })
    void a_person_is_found_by_externalid_by_nameid_in_any_case_or_by_e_mail_and_two_externalids_are_two_people(
            String nameId,
            boolean caseMatters,
            @Nullable String externalId,
            @Nullable String email,
            boolean trusted,
            String expected) {
        AssertedIdentity asserted = asserted(nameId, caseMatters, externalId, email, trusted);

        assertThat(SignInMatching.of(asserted, Holder.NOBODY, List.of(ann(ACME, PersonState.ENABLED)), true))
                .isEqualTo(expected.equals("THEIRS") ? new Theirs("a") : new AsKeycloakDoes());
    }

    @Test
    void an_e_mail_in_no_verified_domain_counts_at_an_identity_provider_that_is_trusted_for_e_mails_only() {
        KnownPerson ann = ann(directory("userName", false), PersonState.ENABLED);
        AssertedIdentity asserted = asserted("ann.new", false, null, "ann@acme.test", false);

        assertThat(SignInMatching.of(asserted, Holder.NOBODY, List.of(ann), true))
                .isEqualTo(new AsKeycloakDoes());
        assertThat(SignInMatching.of(asserted.trustingEmails(), Holder.NOBODY, List.of(ann), true))
                .isEqualTo(new Theirs("a"));
    }

    @Test
    void who_has_a_nameid_of_the_identity_providers_own_or_an_externalid_as_nameid_is_not_found_by_e_mail() {
        AssertedIdentity asserted = asserted("ann.new", false, null, "ann@acme.test", true);
        KnownPerson opaque = ann(ACME, PersonState.ENABLED, "G-4711", false);
        KnownPerson byExternalId = ann(directory("externalId", true), PersonState.ENABLED, "e1", false);

        assertThat(SignInMatching.of(asserted, Holder.NOBODY, List.of(opaque), true))
                .isEqualTo(new AsKeycloakDoes());
        assertThat(SignInMatching.of(asserted, Holder.NOBODY, List.of(byExternalId), true))
                .isEqualTo(new AsKeycloakDoes());
        assertThat(SignInMatching.of(
                        asserted, Holder.NOBODY, List.of(ann(ACME, PersonState.ENABLED, null, false)), true))
                .isEqualTo(new Theirs("a"));
    }

    @Test
    void what_holds_of_two_people_is_nobodys_and_the_better_proof_decides() {
        KnownPerson ann = ann(ACME, PersonState.ENABLED);
        KnownPerson other = new KnownPerson(
                "b",
                ACME,
                ScimUser.kept("{\"userName\": \"b\", \"emails\": [{\"value\": \"ann@acme.test\"}]}"),
                PersonState.ENABLED,
                Optional.empty(),
                false);

        assertThat(SignInMatching.of(
                        asserted("ann.new", false, null, "ann@acme.test", true),
                        Holder.NOBODY,
                        List.of(ann, other),
                        true))
                .isEqualTo(new AsKeycloakDoes());
        assertThat(SignInMatching.of(
                        asserted("Ann@Acme.Test", false, null, "ann@acme.test", true),
                        Holder.NOBODY,
                        List.of(ann, other),
                        true))
                .isEqualTo(new Theirs("a"));
    }

    @Test
    void the_former_nameid_leads_to_a_person_unless_an_account_has_it_or_an_externalid_says_otherwise() {
        List<KnownPerson> renamed = List.of(ann(ACME, PersonState.ENABLED, "Ann@Acme.Test", true));

        assertThat(SignInMatching.of(asserted("ann.old", false, null, null, false), Holder.NOBODY, renamed, true))
                .isEqualTo(new Theirs("a"));
        assertThat(SignInMatching.of(asserted("ann.old", false, "e2", null, false), Holder.NOBODY, renamed, true))
                .isEqualTo(new AsKeycloakDoes());
        assertThat(SignInMatching.of(asserted("ann.old", false, null, null, false), Holder.UNKNOWN, renamed, true))
                .isEqualTo(new AsKeycloakDoes());
    }

    @Test
    void letters_that_are_alike_in_one_case_only_are_two_peoples() {
        assertThat(AnyCase.same("\u00c4nn", "\u00e4NN")).isTrue();
        for (String alike : List.of("\u0130an", "I\u0307an", "\u017fan", "\u212aan")) {
            assertThat(AnyCase.same(alike, "ian")).isFalse();
            assertThat(AnyCase.same(alike, "san")).isFalse();
            assertThat(AnyCase.same(alike, "kan")).isFalse();
        }
    }
}
