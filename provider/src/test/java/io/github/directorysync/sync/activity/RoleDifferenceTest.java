package io.github.directorysync.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which roles a change has made others. */
class RoleDifferenceTest {

    @Test
    void a_role_that_is_gained_lost_or_another_is_named_and_one_that_stays_is_not() {
        var before =
                Map.of("ann", Map.of("app", "Admin", "wiki", "Viewer", "shop", "Buyer"), "bob", Map.of("app", "Admin"));
        var after =
                Map.of("ann", Map.of("app", "Editor", "shop", "Buyer", "mail", "User"), "bob", Map.of("app", "Admin"));

        assertThat(RoleDifference.between(List.of("ann", "bob", "eve"), before, after))
                .containsExactly(
                        new RoleDifference("ann", "app", Optional.of("Admin"), Optional.of("Editor")),
                        new RoleDifference("ann", "mail", Optional.empty(), Optional.of("User")),
                        new RoleDifference("ann", "wiki", Optional.of("Viewer"), Optional.empty()));
    }

    @Test
    void sessions_end_only_where_there_was_a_role_before() {
        assertThat(RoleDifference.between(List.of("ann"), Map.of(), Map.of("ann", Map.of("app", "Admin"))))
                .singleElement()
                .satisfies(gained -> assertThat(gained.endsSessions()).isFalse());
        assertThat(RoleDifference.between(List.of("ann"), Map.of("ann", Map.of("app", "Admin")), Map.of()))
                .singleElement()
                .satisfies(lost -> assertThat(lost.endsSessions()).isTrue());
    }
}
