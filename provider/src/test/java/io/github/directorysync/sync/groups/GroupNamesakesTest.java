package io.github.directorysync.sync.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.sync.groups.GroupNamesakes.Namesake;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupNamesakesTest {

    private static final Optional<String> NONE = Optional.empty();
    private static final Optional<String> A = Optional.of("a");
    private static final Optional<String> B = Optional.of("b");

    @Test
    void nobody_stands_in_the_way_of_a_name_that_is_new() {
        assertThat(of().refuseNew(NONE)).isFalse();
        assertThat(of().refuseChange(NONE)).isFalse();
        assertThat(of().returning(A)).isEmpty();
    }

    @Test
    void only_two_external_ids_tell_two_groups_of_one_name_apart() {
        assertThat(of(there("1", A)).refuseNew(B)).isFalse();
        assertThat(of(there("1", A)).refuseNew(A)).isTrue();
        assertThat(of(there("1", A)).refuseNew(NONE)).isTrue();
        assertThat(of(there("1", NONE)).refuseNew(B)).isTrue();
        assertThat(of(there("1", A), there("2", NONE)).refuseNew(B)).isTrue();
    }

    @Test
    void a_deleted_group_that_is_held_comes_back_unless_it_is_another_one() {
        assertThat(of(deleted("1", NONE)).returning(A)).hasValue("1");
        assertThat(of(deleted("1", A)).returning(NONE)).hasValue("1");
        assertThat(of(deleted("1", A)).returning(B)).isEmpty();
        assertThat(of(deleted("1", NONE), deleted("2", B)).returning(B)).hasValue("2");
        assertThat(of(there("1", A)).returning(A)).isEmpty();
        assertThat(of(deleted("1", A)).refuseNew(A)).isFalse();
    }

    @Test
    void a_group_gets_no_name_by_which_it_could_be_taken_for_a_deleted_one() {
        assertThat(of(deleted("1", A)).refuseChange(A)).isTrue();
        assertThat(of(deleted("1", A)).refuseChange(B)).isFalse();
        assertThat(of(there("1", NONE)).refuseChange(B)).isTrue();
    }

    private static GroupNamesakes of(Namesake... groups) {
        return new GroupNamesakes(List.of(groups));
    }

    private static Namesake there(String id, Optional<String> externalId) {
        return new Namesake(id, externalId, false);
    }

    private static Namesake deleted(String id, Optional<String> externalId) {
        return new Namesake(id, externalId, true);
    }
}
