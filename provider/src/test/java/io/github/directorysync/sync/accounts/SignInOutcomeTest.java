package io.github.directorysync.sync.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.sync.accounts.KnownPerson.PersonState;
import io.github.directorysync.sync.accounts.SignInMatching.AsKeycloakDoes;
import io.github.directorysync.sync.accounts.SignInMatching.Holder;
import io.github.directorysync.sync.accounts.SignInMatching.SignInRefusalReason;
import io.github.directorysync.sync.accounts.SignInMatching.SignInRefused;
import io.github.directorysync.sync.accounts.SignInMatching.Theirs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose account somebody gets who signs in at a directory's identity provider. */
final class SignInOutcomeTest extends SignInScenario {

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
}
