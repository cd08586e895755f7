package io.github.directorysync.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.role.Resolution.Nothing;
import io.github.directorysync.role.Resolution.Why;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sentence that says why somebody has a role, or none. */
class ExplanationTest extends ExplanationScenario {

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

    private static Arguments of(String sentence, Explanation explanation) {
        return Arguments.of(sentence, explanation);
    }
}
