package io.github.directorysync.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.directorysync.role.Resolution.Nothing;
import io.github.directorysync.role.Resolution.Why;
import io.github.directorysync.role.Skipped.Cause;
import io.github.directorysync.role.Step.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationTest {

    private static final FaultyLevel HIGH = new FaultyLevel("Admin", "\"high\" is not a number");
    private static final AppRole VIEWER = new AppRole("Viewer", 20, "");
    private static final AppRole MANAGER = new AppRole("Account Manager", 30, "");
    private static final AppRole AUDITOR = new AppRole("Auditor", 20, "");
    private static final Candidate DEFAULT = Candidate.ofApp(VIEWER);
    private static final Candidate SALES = Candidate.ofGroup(MANAGER, "/Acme/Sales");
    private static final Skipped EXPIRED = Skipped.of(Source.CHOSEN_BY_HAND, "Admin", Cause.EXPIRED);

    static Stream<Arguments> sentences() {
        return Stream.of(
                of("Alice has Account Manager because the group Acme/Sales is mapped to it.", active(SALES, DEFAULT)),
                of(
                        "Alice has Account Manager because the group Acme/Sales is mapped to it;"
                                + " the role selector Viewer is lower.",
                        active(SALES, Candidate.chosenByHand(VIEWER), Candidate.ofGroup(VIEWER, "/Acme/All"))),
                of(
                        "Alice has Account Manager because the group Acme/Sales is mapped to Lead, which contains it;"
                                + " the group Acme/All gives Viewer, which is lower.",
                        active(SALES.inside("Lead"), Candidate.ofGroup(VIEWER, "/Acme/All"))),
                of(
                        "Alice has Account Manager because the group Acme/Sales is mapped to it;"
                                + " the role selector gives it too.",
                        active(SALES, Candidate.chosenByHand(MANAGER))),
                of(
                        "Alice has Account Manager because the role selector is set to it;"
                                + " the role selector gives Viewer, which is lower.",
                        active(
                                Candidate.chosenByHand(MANAGER),
                                Candidate.chosenByHand(VIEWER).inside("Lead"))),
                of(
                        "Alice has Auditor because the realm gives it to everybody;"
                                + " the group Acme/All gives Viewer, which is as high and comes later by name.",
                        active(Candidate.ofRealm(AUDITOR), Candidate.ofGroup(VIEWER, "/Acme/All"))),
                of(
                        "Alice has Account Manager because the role selector is set to Lead, which contains it;"
                                + " the realm gives Viewer, which is lower.",
                        active(Candidate.chosenByHand(MANAGER).inside("Lead"), Candidate.ofRealm(VIEWER))),
                of(
                        "Alice has Account Manager because the identity provider sends it;"
                                + " the group Acme/All gives Viewer, which is lower.",
                        active(Candidate.pushed(MANAGER), Candidate.ofGroup(VIEWER, "/Acme/All"))),
                of(
                        "Alice has Account Manager because the group Acme/Sales is mapped to it;"
                                + " the identity provider gives it too.",
                        active(Candidate.pushed(MANAGER), SALES)),
                of("Alice has Viewer because nothing else gives a role and it is the default.", active(DEFAULT)),
                of(
                        "Alice has Viewer because nothing else gives a role and it is the default;"
                                + " the role selector Admin has expired.",
                        new Explanation(resolved(true, DEFAULT), List.of(Skipped.group("/Acme/All"), EXPIRED), false)),
                of(
                        "Alice has no role because the account is deactivated;"
                                + " otherwise it would be Account Manager, because the group Acme/Sales is mapped to it.",
                        new Explanation(resolved(false, SALES, DEFAULT), List.of(), false)),
                of(
                        "Alice has no role because the account is deactivated.",
                        new Explanation(resolved(false), List.of(Skipped.group("/Acme/All")), false)),
                of(
                        "Alice has no role because an administrator has disabled the account, which the directory does not"
                                + " enable again.",
                        new Explanation(resolved(false), List.of(), true)),
                of("Alice has no role because neither a group nor a role selector nor a default gives one.", active()),
                of(
                        "Alice has no role because neither a group nor a role selector nor a default gives one;"
                                + " the group Acme/All is mapped to no role of this app.",
                        new Explanation(resolved(true), List.of(Skipped.group("/Acme/All")), false)),
                of(
                        "Alice has no role because neither a group nor a role selector nor a default gives one;"
                                + " none of the 2 groups is mapped to a role of this app.",
                        new Explanation(
                                resolved(true),
                                List.of(Skipped.group("Acme/All"), Skipped.group("/Acme/Sales")),
                                false)),
                of(
                        "Alice has no role because neither a group nor a role selector nor a default gives one;"
                                + " the role selector Admin has expired.",
                        new Explanation(resolved(true), List.of(Skipped.group("/Acme/All"), EXPIRED), false)),
                of(
                        "Alice has Account Manager because the group Acme/Sales is mapped to it;"
                                + " Admin does not count: \"high\" is not a number.",
                        new Explanation(
                                RoleResolver.resolve(new Person(true, List.of(SALES, DEFAULT), List.of(HIGH))),
                                List.of(),
                                false)),
                of(
                        "Alice has no role because Admin does not count (\"high\" is not a number).",
                        new Explanation(
                                RoleResolver.resolve(new Person(true, List.of(DEFAULT), List.of(HIGH))),
                                List.of(),
                                false)),
                of(
                        "Alice has no role because the app is not there any more.",
                        new Explanation(new Nothing(Why.NO_SUCH_APP, List.of()), List.of(), false)));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void one_sentence_says_why(String sentence, Explanation explanation) {
        assertThat(explanation.sentence("Alice")).isEqualTo(sentence);
    }

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
                        "counts",
                        "same-role",
                        "lower",
                        "default",
                        "not-mapped",
                        "no-level",
                        "expired",
                        "no-such-role");
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
    void the_trace_says_what_is_wrong_with_a_level_and_what_that_keeps_from_counting() {
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

    private static Arguments of(String sentence, Explanation explanation) {
        return Arguments.of(sentence, explanation);
    }

    private static Tuple line(Verdict verdict, Source source, String role, String why) {
        return tuple(verdict, source, role, why);
    }

    private static Explanation active(Candidate... candidates) {
        return new Explanation(resolved(true, candidates), List.of(), false);
    }

    private static Resolution resolved(boolean active, Candidate... candidates) {
        return RoleResolver.resolve(new Person(active, List.of(candidates), List.of()));
    }
}
