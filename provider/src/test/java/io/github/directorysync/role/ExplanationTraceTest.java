package io.github.directorysync.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.directorysync.role.Skipped.Cause;
import io.github.directorysync.role.Step.Verdict;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** The steps that say which role won and why each other one did not. */
class ExplanationTraceTest extends ExplanationScenario {

    @Test
    void the_trace_tells_what_won_what_was_outranked_and_what_was_skipped() {
        Explanation explanation = new Explanation(
                resolved(true, DEFAULT, Candidate.ofGroup(VIEWER, "/Acme/All"), Candidate.chosenByHand(MANAGER), SALES),
                List.of(
                        Skipped.group("/Acme/Others"),
                        Skipped.groupRole("Unranked", "/Acme/Sales"),
                        EXPIRED,
                        Skipped.of(Source.DEFAULT, "Ghost", Cause.NO_SUCH_ROLE)),
                false);

        assertThat(explanation.trace())
                .extracting(Step::verdict, Step::source, Step::role, Step::why)
                .containsExactly(
                        line(Verdict.WON, Source.GROUP, "Account Manager", "the group Acme/Sales is mapped to it"),
                        line(Verdict.OUTRANKED, Source.CHOSEN_BY_HAND, "Account Manager", "it gives the same role"),
                        line(Verdict.OUTRANKED, Source.GROUP, "Viewer", "Account Manager is higher"),
                        line(
                                Verdict.OUTRANKED,
                                Source.DEFAULT,
                                "Viewer",
                                "the default counts only where nothing else gives a role"),
                        line(Verdict.SKIPPED, Source.GROUP, "", "the group is mapped to no role of this app"),
                        line(Verdict.SKIPPED, Source.GROUP, "Unranked", "the role has no permission level"),
                        line(Verdict.SKIPPED, Source.CHOSEN_BY_HAND, "Admin", "the role selector has expired"),
                        line(Verdict.SKIPPED, Source.DEFAULT, "Ghost", "the app has no such role"));
        assertThat(explanation.trace())
                .extracting(Step::code)
                .containsExactly(
                        "counts", "same-role", "lower", "default", "not-mapped", "no-level", "expired", "no-such-role");
        assertThat(explanation.code()).isEqualTo("given");
        assertThat(explanation.trace().get(0).level()).isEqualTo(Optional.of(30));
        assertThat(explanation.trace().get(4).level()).isEmpty();
    }

    @Test
    void of_two_roles_of_one_level_the_trace_says_which_is_named_first() {
        Explanation explanation = active(Candidate.chosenByHand(AUDITOR), Candidate.chosenByHand(VIEWER));

        assertThat(explanation.trace().get(1).why()).isEqualTo("Auditor is as high and comes first by name");
    }

    @Test
    void everything_that_would_give_a_deactivated_person_a_role_is_skipped() {
        Explanation explanation = new Explanation(resolved(false, SALES, DEFAULT), List.of(), false);

        assertThat(explanation.trace())
                .extracting(Step::verdict, Step::why)
                .containsOnly(tuple(Verdict.SKIPPED, "the account is deactivated"));
    }

    @Test
    void the_trace_says_why_a_level_is_faulty_and_which_roles_do_not_count_for_it() {
        Explanation explanation = new Explanation(
                RoleResolver.resolve(new Person(true, List.of(DEFAULT), List.of(HIGH))),
                List.of(Skipped.of(Source.GROUP, HIGH, "/Acme/Bosses")),
                false);

        assertThat(explanation.trace())
                .extracting(Step::verdict, Step::source, Step::role, Step::why)
                .containsExactly(
                        line(
                                Verdict.SKIPPED,
                                Source.DEFAULT,
                                "Viewer",
                                "Admin does not count (\"high\" is not a number)"),
                        line(
                                Verdict.SKIPPED,
                                Source.GROUP,
                                "Admin",
                                "\"high\" is not a number, so the role does not count"));
    }

    private static Tuple line(Verdict verdict, Source source, String role, String why) {
        return tuple(verdict, source, role, why);
    }
}
