package io.github.directorysync.sync.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.schema.ResourceSchema;
import io.github.directorysync.sync.Sent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pushed roles are stored for a user. */
class PushedRoleNamesTest {

    @Test
    void names_are_stored_once_and_none_that_is_too_long_for_a_role() {
        String longest = "r".repeat(255);

        assertThat(PushedRoleNames.of(user("Admin", "Editor", "Admin", longest, longest + "r")))
                .containsExactly("Admin", "Editor", longest);
    }

    @Test
    void roles_that_were_sent_before_change_nothing_unless_the_account_is_written_anew() {
        assertThat(PushedRoleNames.change(user("Admin"), user("Admin"), false)).isFalse();
        assertThat(PushedRoleNames.change(user("Admin"), user("Admin"), true)).isTrue();
        assertThat(PushedRoleNames.change(user("Admin"), user("Editor"), false)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"A, A, false", "A, A-B, false", "A-B, A, true", "A, B, true", "-, A, false", "A, -, true"})
    void a_role_is_taken_back_if_it_is_stored_and_not_sent(String stored, String sent, boolean takenBack) {
        assertThat(PushedRoleNames.takeBack(names(stored), names(sent))).isEqualTo(takenBack);
    }

    @Test
    void while_the_guard_holds_the_stored_roles_stay_and_the_sent_ones_count_as_well() {
        assertThat(PushedRoleNames.heldBeside(List.of("Admin", "Editor"), List.of("Editor", "Viewer")))
                .isEqualTo(new PushedRoleNames(List.of("Admin", "Editor", "Viewer"), true));
        assertThat(PushedRoleNames.replacedBy(List.of("Viewer")))
                .isEqualTo(new PushedRoleNames(List.of("Viewer"), false));
    }

    private static List<String> names(String joined) {
        return List.of(joined.split("-")).stream()
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static ScimUser user(String... roles) {
        var json = Sent.body("{'userName': 'ann'}");
        for (String role : roles) {
            json.withArrayProperty("roles").addObject().put("value", role);
        }
        return ScimUser.sent(ResourceSchema.USER, json);
    }
}
