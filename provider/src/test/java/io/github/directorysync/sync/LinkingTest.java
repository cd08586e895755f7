package io.github.directorysync.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.sync.Candidate.Fact;
import io.github.directorysync.sync.Linking.Adopt;
import io.github.directorysync.sync.Linking.Reason;
import io.github.directorysync.sync.Linking.Refuse;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which accounts of the realm a directory gets. */
class LinkingTest {

    @ParameterizedTest
    @EnumSource(names = {"SIGNED_IN", "EMAIL_PROVED"})
    void one_proof_is_enough(Fact proof) {
        assertThat(Linking.of(List.of(account("ann", Set.of(proof))))).isEqualTo(new Adopt("ann"));
    }

    @Test
    void without_a_proof_somebody_has_to_look() {
        assertThat(Linking.of(List.of(account("ann", Set.of())))).isEqualTo(new Refuse("ann", Reason.UNPROVED));
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
    void no_proof_makes_up_for_what_speaks_against_it(Fact against, Reason reason, boolean forGood) {
        Candidate candidate = account("ann", EnumSet.of(Fact.SIGNED_IN, Fact.EMAIL_PROVED, against));

        assertThat(Linking.of(List.of(candidate))).isEqualTo(new Refuse("ann", reason));
        assertThat(reason.isForGood()).isEqualTo(forGood);
        assertThat(Linking.never(candidate).isPresent()).isEqualTo(forGood);
        assertThat(reason.sentence()).endsWith(".");
    }

    @Test
    void the_same_account_found_twice_is_one() {
        Candidate ann = account("ann", Set.of(Fact.SIGNED_IN));

        assertThat(Linking.of(List.of(ann, ann))).isEqualTo(new Adopt("ann"));
    }

    @Test
    void two_accounts_are_nobodys_and_a_protected_one_among_them_is_said_first() {
        Candidate ann = account("ann", Set.of(Fact.SIGNED_IN));
        Candidate bob = account("bob", Set.of(Fact.EMAIL_PROVED));
        Candidate admin = account("admin", Set.of(Fact.ADMINISTERS, Fact.SIGNED_IN));

        assertThat(Linking.of(List.of(ann, bob))).isEqualTo(new Refuse("ann", Reason.AMBIGUOUS));
        assertThat(Linking.of(List.of(ann, admin))).isEqualTo(new Refuse("admin", Reason.ADMINISTRATOR));
    }

    @Test
    void both_outcomes_are_told_apart() {
        assertThat(Linking.of(List.of(account("ann", Set.of(Fact.SIGNED_IN))))
                        .<String>fold(Adopt::id, Refuse::candidate))
                .isEqualTo("ann");
        assertThat(Linking.of(List.of(account("bob", Set.of()))).<Object>fold(Adopt::id, Refuse::reason))
                .isEqualTo(Reason.UNPROVED);
    }

    private static Candidate account(String id, Set<Fact> facts) {
        return new Candidate(id, facts);
    }
}
