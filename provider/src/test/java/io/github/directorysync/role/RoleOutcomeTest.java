package io.github.directorysync.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoleOutcomeTest {

    private static final AppRole VIEWER = new AppRole("Viewer", 10, "");
    private static final AppRole MANAGER = new AppRole("Manager", 20, "");
    private static final RoleLadder LADDER = new RoleLadder(List.of(VIEWER, MANAGER), "");

    @Test
    void a_role_where_there_was_none_is_a_gain_and_none_where_there_was_one_a_loss() {
        assertThat(RoleOutcome.of(Optional.empty(), Optional.of(VIEWER), LADDER))
                .isEqualTo(RoleOutcome.GAINS);
        assertThat(RoleOutcome.of(Optional.of(VIEWER), Optional.empty(), LADDER))
                .isEqualTo(RoleOutcome.LOSES);
        assertThat(RoleOutcome.of(Optional.empty(), Optional.empty(), LADDER)).isEqualTo(RoleOutcome.KEEPS);
    }

    @Test
    void a_higher_role_is_a_gain_and_a_lower_one_a_loss() {
        assertThat(RoleOutcome.of(Optional.of(VIEWER), Optional.of(MANAGER), LADDER))
                .isEqualTo(RoleOutcome.GAINS);
        assertThat(RoleOutcome.of(Optional.of(MANAGER), Optional.of(VIEWER), LADDER))
                .isEqualTo(RoleOutcome.LOSES);
    }

    @Test
    void the_same_role_is_kept_whatever_its_level_becomes() {
        assertThat(RoleOutcome.of(Optional.of(VIEWER), Optional.of(new AppRole("Viewer", 99, "")), LADDER))
                .isEqualTo(RoleOutcome.KEEPS);
    }

    @Test
    void what_is_higher_is_decided_by_the_ladder_as_it_will_be() {
        AppRole viewerOnTop = new AppRole("Viewer", 30, "");
        RoleLadder turned = new RoleLadder(List.of(viewerOnTop, MANAGER), "");

        assertThat(RoleOutcome.of(Optional.of(MANAGER), Optional.of(viewerOnTop), turned))
                .isEqualTo(RoleOutcome.GAINS);
    }

    @Test
    void a_role_that_is_no_longer_in_the_ladder_is_compared_as_it_was() {
        AppRole gone = new AppRole("Owner", 15, "");

        assertThat(RoleOutcome.of(Optional.of(gone), Optional.of(MANAGER), LADDER))
                .isEqualTo(RoleOutcome.GAINS);
        assertThat(RoleOutcome.of(Optional.of(gone), Optional.of(VIEWER), LADDER))
                .isEqualTo(RoleOutcome.LOSES);
    }
}
