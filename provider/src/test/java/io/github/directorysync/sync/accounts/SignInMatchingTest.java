package io.github.directorysync.sync.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.Sent;
import io.github.directorysync.sync.accounts.KnownPerson.PersonState;
import io.github.directorysync.sync.accounts.SignInMatching.AsKeycloakDoes;
import io.github.directorysync.sync.accounts.SignInMatching.Holder;
import io.github.directorysync.sync.accounts.SignInMatching.SignInRefusalReason;
import io.github.directorysync.sync.accounts.SignInMatching.SignInRefused;
import io.github.directorysync.sync.accounts.SignInMatching.Theirs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose account it is that somebody wants who signs in at a directory's identity provider. */
class SignInMatchingTest {

    private static final Directory ACME = directory("userName", true);

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
    void an_account_of_nobodys_becomes_a_persons_by_the_directorys_own_word_and_never_by_an_e_mail() {
        List<KnownPerson> ann = List.of(ann(ACME, PersonState.ENABLED));

        assertThat(SignInMatching.of(asserted("ann@acme.test", false, null, null, false), Holder.UNKNOWN, ann, true))
                .isEqualTo(new Theirs("a"));
        assertThat(SignInMatching.of(asserted("x", false, "e1", null, false), Holder.UNKNOWN, ann, true))
                .isEqualTo(new Theirs("a"));
        assertThat(SignInMatching.of(asserted("x", false, null, "ann@acme.test", true), Holder.UNKNOWN, ann, true))
                .isEqualTo(new AsKeycloakDoes());
        assertThat(SignInMatching.of(asserted("x", false, "e1", null, false), Holder.PROTECTED, ann, true))
                .isEqualTo(new AsKeycloakDoes());
    }

    @ParameterizedTest
    @CsvSource({
        "PERSON,    true,  -",
        "PERSON,    false, -",
        "INACTIVE,  true,  INACTIVE",
        "DELETED,   true,  -",
        "DELETED,   false, INACTIVE",
        "UNKNOWN,   true,  -",
        "UNKNOWN,   false, NOT_PROVISIONED",
        "PROTECTED, false, NOT_PROVISIONED",
        "NOBODY,    true,  -",
        "NOBODY,    false, NOT_PROVISIONED"
    })
    void whom_no_directory_knows_comes_in_just_in_time_only_and_a_person_is_never_taken_their_account(
            Holder holder, boolean justInTime, String refused) {
        assertThat(SignInMatching.of(asserted("x", false, "e9", null, false), holder, List.of(), justInTime))
                .isEqualTo(
                        refused.equals("-")
                                ? new AsKeycloakDoes()
                                : new SignInRefused(SignInRefusalReason.valueOf(refused)));
    }

    @ParameterizedTest
    @EnumSource(PersonState.class)
    void who_is_suspended_or_deleted_does_not_come_in_under_another_name(PersonState state) {
        AssertedIdentity asserted = asserted("ann.new", false, "e1", null, false);
        List<SignInMatching> both = new ArrayList<>();
        for (boolean justInTime : List.of(true, false)) {
            both.add(SignInMatching.of(asserted, Holder.NOBODY, List.of(ann(ACME, state)), justInTime));
        }

        SignInMatching inactive = new SignInRefused(SignInRefusalReason.INACTIVE);
        assertThat(both)
                .containsExactlyElementsOf(
                        switch (state) {
                            case ENABLED -> List.of(new Theirs("a"), new Theirs("a"));
                            case ADMINISTERS ->
                                List.of(new AsKeycloakDoes(), new SignInRefused(SignInRefusalReason.NOT_PROVISIONED));
                            case DISABLED, DELETED -> List.of(inactive, inactive);
                            case PLACE_OF_ACTIVE -> List.of(new AsKeycloakDoes(), new AsKeycloakDoes());
                            case PLACE_OF_INACTIVE -> List.of(new AsKeycloakDoes(), inactive);
                        });
    }

    @Test
    void the_outcomes_are_told_apart() {
        assertThat(new AsKeycloakDoes().<String>fold(() -> "k", Theirs::id, refused -> "r"))
                .isEqualTo("k");
        assertThat(new Theirs("a").<String>fold(() -> "k", Theirs::id, refused -> "r"))
                .isEqualTo("a");
        assertThat(new SignInRefused(SignInRefusalReason.INACTIVE)
                        .<String>fold(
                                () -> "k",
                                Theirs::id,
                                refused -> refused.reason().name()))
                .isEqualTo("INACTIVE");
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

    @Test
    void of_several_directories_the_one_that_vouches_for_the_e_mail_decides_and_else_the_strictest() {
        Directory strict = directory(Map.of("just-in-time", List.of("false"), "verified-domains", List.of("s.test")));
        Directory open = directory(Map.of("verified-domains", List.of("o.test")));
        List<Directory> both = List.of(open, strict);

        assertThat(JustInTime.refusing(both, asserted("x", false, null, "x@o.test", true)))
                .isEmpty();
        assertThat(JustInTime.refusing(both, asserted("x", false, null, "x@s.test", true)))
                .contains(strict);
        assertThat(JustInTime.refusing(both, asserted("x", false, null, "x@o.test", false)))
                .contains(strict);
        assertThat(JustInTime.refusing(both, asserted("x", false, null, null, true)))
                .contains(strict);
        assertThat(JustInTime.refusing(List.of(open), asserted("x", false, null, null, true)))
                .isEmpty();
    }

    private static KnownPerson ann(Directory directory, PersonState state) {
        return ann(directory, state, "Ann@Acme.Test", false);
    }

    private static KnownPerson ann(Directory directory, PersonState state, @Nullable String linked, boolean former) {
        ScimUser ann = ScimUser.kept("""
                {"userName": "Ann@Acme.Test", "externalId": "e1", "emails": [{"value": "ann@acme.test"}]}
                """);
        return new KnownPerson("a", directory, ann, state, Optional.ofNullable(linked), former);
    }

    private static AssertedIdentity asserted(
            String nameId, boolean caseMatters, @Nullable String externalId, @Nullable String email, boolean trusted) {
        Set<String> emails = email == null ? Set.of() : Set.of(email);
        Set<String> ids = externalId == null ? Set.of() : Set.of(externalId);
        return new AssertedIdentity(
                nameId, caseMatters, Optional.ofNullable(externalId), ids, emails, trusted ? emails : Set.of());
    }

    private static Directory directory(String nameId, boolean verified) {
        return directory(
                Map.of("name-id", List.of(nameId), "verified-domains", verified ? List.of("acme.test") : List.of()));
    }

    private static Directory directory(Map<String, List<String>> settings) {
        var all = new HashMap<>(settings);
        all.put("identity-provider", List.of("acme-saml"));
        return Sent.directory(all);
    }
}
