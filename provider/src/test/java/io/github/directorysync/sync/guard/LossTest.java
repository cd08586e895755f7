package io.github.directorysync.sync.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.role.AppRole;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a change takes from somebody. */
class LossTest {

    private static final AppRole CHIEF = new AppRole("Chief", 100, "");
    private static final AppRole CLERK = new AppRole("Clerk", 10, "");
    private static final EffectiveAccess A_CHIEF = access(Map.of("app", CHIEF, "other", CLERK));

    @Test
    void who_loses_their_account_loses_every_highest_role_with_it() {
        assertThat(loss(A_CHIEF, EffectiveAccess.NONE)).contains(new Loss("ann", Set.of("app")));
        assertThat(loss(access(Map.of()), EffectiveAccess.NONE)).contains(new Loss("ann", Set.of()));
    }

    @Test
    void a_lower_role_or_none_is_a_loss_and_a_higher_one_is_not() {
        assertThat(loss(A_CHIEF, access(Map.of("app", CLERK, "other", CLERK))))
                .contains(new Loss("ann", Set.of("app")));
        assertThat(loss(A_CHIEF, access(Map.of("app", CHIEF)))).contains(new Loss("ann", Set.of()));
        assertThat(loss(A_CHIEF, A_CHIEF)).isEmpty();
        assertThat(loss(access(Map.of("app", CLERK)), access(Map.of("app", CHIEF))))
                .isEmpty();
    }

    @Test
    void a_highest_role_that_is_kept_is_not_lost_with_a_role_in_another_app() {
        assertThat(loss(A_CHIEF, access(Map.of("app", CHIEF)))).contains(new Loss("ann", Set.of()));
    }

    @Test
    void the_suspended_have_nothing_to_lose() {
        assertThat(loss(new EffectiveAccess(false, Map.of("app", CHIEF)), EffectiveAccess.NONE))
                .isEmpty();
    }

    private static Optional<Loss> loss(EffectiveAccess before, EffectiveAccess after) {
        return Loss.between("ann", before, after, app -> app.equals("app") ? Optional.of(CHIEF) : Optional.empty());
    }

    private static EffectiveAccess access(Map<String, AppRole> roles) {
        return new EffectiveAccess(true, roles);
    }
}
