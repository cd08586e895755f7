package io.github.directorysync.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoleLadderTest {

    private static final AppRole VIEWER = new AppRole("viewer", 10, "");
    private static final AppRole EDITOR = new AppRole("editor", 20, "");
    private static final AppRole ADMIN = new AppRole("admin", 20, "");

    @Test
    void the_rungs_stand_highest_first_and_then_by_name() {
        assertThat(new RoleLadder(List.of(VIEWER, EDITOR, ADMIN), "").rungs()).containsExactly(ADMIN, EDITOR, VIEWER);
    }

    @Test
    void the_default_role_is_one_of_the_rungs() {
        assertThat(new RoleLadder(List.of(VIEWER, ADMIN), "viewer").defaultRole())
                .contains(VIEWER);
        assertThat(new RoleLadder(List.of(VIEWER, ADMIN), "owner").defaultRole())
                .isEmpty();
    }

    @Test
    void an_app_role_needs_a_name() {
        assertThatThrownBy(() -> new AppRole(" ", 1, "")).isInstanceOf(IllegalArgumentException.class);
    }
}
