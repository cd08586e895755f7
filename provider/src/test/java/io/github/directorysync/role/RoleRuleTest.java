package io.github.directorysync.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The rule, for whatever groups, hands and defaults there are. */
class RoleRuleTest {

    @Property
    void one_more_group_or_choice_by_hand_never_lowers_what_was_earned(
            @ForAll("candidates") List<Candidate> had, @ForAll("earned") Candidate more) {
        Assume.that(had.stream().anyMatch(Candidate::earned));

        assertThat(levelOf(with(had, more))).isGreaterThanOrEqualTo(levelOf(had));
    }

    @Property
    void nobody_gets_less_than_any_of_their_groups_or_the_role_selector_gives(
            @ForAll("candidates") List<Candidate> candidates, @ForAll("earned") Candidate one) {
        assertThat(levelOf(with(candidates, one)))
                .isGreaterThanOrEqualTo(one.role().level());
    }

    @Property
    void the_role_is_always_one_that_something_gave(@ForAll("candidates") List<Candidate> candidates) {
        Assume.that(!candidates.isEmpty());

        assertThat(candidates).contains(winnerOf(candidates));
    }

    @Property
    void the_order_of_groups_and_choices_does_not_matter(
            @ForAll("candidates") List<Candidate> candidates, @ForAll long seed) {
        var shuffled = new ArrayList<>(candidates);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(resolve(shuffled)).isEqualTo(resolve(candidates));
    }

    @Property
    void the_default_counts_exactly_when_nothing_else_gives_a_role(
            @ForAll("candidates") List<Candidate> candidates, @ForAll("roles") AppRole role) {
        var fallback = Candidate.ofApp(role);
        var withDefault = with(candidates.stream().filter(Candidate::earned).toList(), fallback);

        assertThat(winnerOf(withDefault).source() == Source.DEFAULT)
                .isEqualTo(withDefault.stream().noneMatch(Candidate::earned));
    }

    @Property
    void the_deactivated_never_get_a_role(@ForAll("candidates") List<Candidate> candidates) {
        assertThat(RoleResolver.resolve(new Person(false, candidates, List.of()))
                        .role())
                .isEmpty();
    }

    @Property
    void nothing_that_was_weighed_is_lost(@ForAll("candidates") List<Candidate> candidates) {
        assertThat(resolve(candidates).candidates())
                .containsExactlyInAnyOrderElementsOf(List.copyOf(new LinkedHashSet<>(candidates)));
    }

    @Provide
    Arbitrary<AppRole> roles() {
        return Combinators.combine(
                        Arbitraries.of("viewer", "manager", "admin"),
                        Arbitraries.integers().between(-3, 3))
                .as((name, level) -> new AppRole(name, level, ""));
    }

    @Provide
    Arbitrary<Candidate> earned() {
        return Combinators.combine(
                        roles(),
                        Arbitraries.of(Source.GROUP, Source.PUSHED, Source.CHOSEN_BY_HAND, Source.REALM_DEFAULT))
                .flatAs((role, source) -> Arbitraries.of("/a", "/b", "/a/c")
                        .map(path -> new Candidate(role, source, source == Source.GROUP ? path : "", "")));
    }

    @Provide
    Arbitrary<List<Candidate>> candidates() {
        return Arbitraries.oneOf(earned(), roles().map(Candidate::ofApp)).list().ofMaxSize(8);
    }

    private static List<Candidate> with(List<Candidate> candidates, Candidate more) {
        var all = new ArrayList<>(candidates);
        all.add(more);
        return all;
    }

    private static Resolution resolve(List<Candidate> candidates) {
        return RoleResolver.resolve(new Person(true, candidates, List.of()));
    }

    private static Candidate winnerOf(List<Candidate> candidates) {
        return resolve(candidates).fold(granted -> granted.winner(), nothing -> {
            throw new AssertionError(nothing);
        });
    }

    private static int levelOf(List<Candidate> candidates) {
        return winnerOf(candidates).role().level();
    }
}
