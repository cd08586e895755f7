package io.github.directorysync.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.directorysync.role.Resolution.Granted;
import io.github.directorysync.role.Resolution.Nothing;
import io.github.directorysync.role.Resolution.Why;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleResolverTest {

    static final AppRole KB_VIEWER = new AppRole("kb-viewer", 10, "");
    static final AppRole VIEWER = new AppRole("viewer", 20, "");
    static final AppRole MANAGER = new AppRole("account-manager", 30, "");
    static final AppRole ADMIN = new AppRole("admin", 40, "");

    static final Candidate DEFAULT = Candidate.ofApp(VIEWER);

    @Test
    void a_viewer_by_group_who_was_granted_admin_by_hand_is_an_admin() {
        var person = active(DEFAULT, Candidate.ofGroup(VIEWER, "/Sales Department"), Candidate.chosenByHand(ADMIN));

        assertThat(winnerOf(person)).isEqualTo(Candidate.chosenByHand(ADMIN));
    }

    @Test
    void a_viewer_by_hand_whose_group_grants_account_manager_is_an_account_manager() {
        var person = active(DEFAULT, Candidate.chosenByHand(VIEWER), Candidate.ofGroup(MANAGER, "/Account Managers"));

        assertThat(winnerOf(person)).isEqualTo(Candidate.ofGroup(MANAGER, "/Account Managers"));
    }

    @Test
    void somebody_in_no_mapped_group_inherits_the_default_role() {
        assertThat(winnerOf(active(DEFAULT))).isEqualTo(DEFAULT);
    }

    @Test
    void a_group_below_the_default_really_gives_that_lower_role() {
        var person = active(DEFAULT, Candidate.ofGroup(KB_VIEWER, "/Contractors"));

        assertThat(winnerOf(person).role()).isEqualTo(KB_VIEWER);
    }

    @Test
    void a_role_that_the_realm_gives_to_everybody_counts_before_the_default() {
        var person = active(DEFAULT, Candidate.ofRealm(KB_VIEWER));

        assertThat(winnerOf(person).source()).isEqualTo(Source.REALM_DEFAULT);
    }

    @Test
    void of_two_groups_the_higher_one_counts() {
        var person = active(Candidate.ofGroup(VIEWER, "/Sales"), Candidate.ofGroup(MANAGER, "/Account Managers"));

        assertThat(winnerOf(person).groupPath()).isEqualTo("/Account Managers");
    }

    @Test
    void two_roles_of_one_level_are_told_apart_by_their_names() {
        var editor = new AppRole("editor", 30, "");

        assertThat(winnerOf(active(Candidate.chosenByHand(editor), Candidate.ofGroup(MANAGER, "/b")))
                        .role())
                .isEqualTo(MANAGER);
    }

    @Test
    void of_a_role_that_comes_twice_the_group_is_named_first_and_then_the_path() {
        var person =
                active(Candidate.chosenByHand(ADMIN), Candidate.ofGroup(ADMIN, "/b"), Candidate.ofGroup(ADMIN, "/a"));

        assertThat(winnerOf(person)).isEqualTo(Candidate.ofGroup(ADMIN, "/a"));
    }

    @Test
    void a_role_that_the_identity_provider_pushes_counts_like_a_groups() {
        var person = active(DEFAULT, Candidate.ofGroup(VIEWER, "/Sales"), Candidate.pushed(MANAGER));

        assertThat(winnerOf(person)).isEqualTo(Candidate.pushed(MANAGER));
        assertThat(winnerOf(active(Candidate.pushed(VIEWER), Candidate.chosenByHand(ADMIN)))
                        .source())
                .isEqualTo(Source.CHOSEN_BY_HAND);
    }

    @Test
    void of_a_role_that_comes_twice_the_group_is_named_before_the_push_and_that_before_the_hand() {
        var given = List.of(Candidate.ofGroup(ADMIN, "/a"), Candidate.pushed(ADMIN), Candidate.chosenByHand(ADMIN));

        assertThat(RoleResolver.resolve(new Person(true, List.of(given.get(2), given.get(1), given.get(0)), List.of()))
                        .candidates())
                .isEqualTo(given);
    }

    @Test
    void the_deactivated_get_nothing_but_one_can_see_what_they_would_have_had() {
        var person = new Person(false, List.of(DEFAULT, Candidate.chosenByHand(ADMIN)), List.of());

        assertThat(RoleResolver.resolve(person))
                .isEqualTo(new Nothing(Why.DEACTIVATED, List.of(Candidate.chosenByHand(ADMIN), DEFAULT)));
    }

    @Test
    void somebody_whom_nothing_gives_a_role_gets_none() {
        var resolution = RoleResolver.resolve(active());

        assertThat(resolution).isEqualTo(new Nothing(Why.NO_ROLE, List.of()));
        assertThat(resolution.role()).isEmpty();
    }

    @Test
    void everything_that_was_weighed_is_there_to_be_shown_best_first() {
        var bundle = Candidate.ofGroup(MANAGER, "/Sales").inside("sales-bundle");
        var person = active(DEFAULT, Candidate.chosenByHand(KB_VIEWER), bundle, bundle);

        assertThat(RoleResolver.resolve(person).candidates())
                .containsExactly(bundle, Candidate.chosenByHand(KB_VIEWER), DEFAULT);
    }

    @Test
    void a_level_that_cannot_be_read_never_raises_anybody_to_the_default() {
        var contractor =
                new Person(true, List.of(DEFAULT), List.of(new FaultyLevel("kb-viewer", "its level is empty")));

        assertThat(RoleResolver.resolve(contractor))
                .isEqualTo(new Nothing(Why.FAULTY_LEVEL, contractor.candidates(), contractor.faulty()));
    }

    @Test
    void whoever_has_a_role_that_cannot_be_ranked_has_the_highest_of_the_others() {
        var manager = Candidate.ofGroup(MANAGER, "/Account Managers");
        var person = new Person(
                true,
                List.of(DEFAULT, Candidate.chosenByHand(KB_VIEWER), manager),
                List.of(new FaultyLevel("admin", "\"high\" is not a number")));

        assertThat(winnerOf(person)).isEqualTo(manager);
    }

    @Test
    void a_granted_role_has_to_come_from_somewhere() {
        assertThatThrownBy(() -> new Granted(List.of(), List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Person active(Candidate... candidates) {
        return new Person(true, List.of(candidates), List.of());
    }

    private static Candidate winnerOf(Person person) {
        return RoleResolver.resolve(person).fold(Granted::winner, nothing -> {
            throw new AssertionError(nothing);
        });
    }
}
