package io.github.directorysync.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.sync.Sent;
import io.github.directorysync.sync.users.UserSync;
import io.github.directorysync.sync.users.UsersInMemory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written down where an option is switched off; the client is answered as ever. */
class WithheldTest {

    private final UsersInMemory users = new UsersInMemory();
    private final Notes notes = new Notes();

    @Test
    void somebody_new_and_what_changes_of_them_is_withheld_until_new_users_are_imported() {
        var off = sync(Map.of("import-users", List.of("false")));
        off.create(Sent.body("{'userName': 'ann', 'active': true}"));
        off.patch("u0", Sent.patch("{'op': 'add', 'path': 'title', 'value': 'Boss'}"));
        off.replace("u0", Sent.body("{'userName': 'ann', 'active': true, 'title': 'Boss'}"));

        sync(Map.of()).settle("u0");
        sync(Map.of()).settle("u0");

        assertThat(words()).containsExactly("import-users created", "import-users changed", "user-created");
    }

    @Test
    void a_change_is_withheld_and_a_suspension_in_the_same_request_is_not() {
        var off = sync(Map.of("import-changes", List.of("false")));
        off.create(Sent.body("{'userName': 'ann', 'active': true}"));

        var after = off.replace("u0", Sent.body("{'userName': 'anna', 'active': false}"));

        assertThat(after.resource().userName()).isEqualTo("anna");
        assertThat(words()).containsExactly("user-created", "import-changes changed", "user-suspended");
    }

    @Test
    void a_suspension_is_withheld_and_a_change_in_the_same_request_is_not() {
        var off = sync(Map.of("suspend-users", List.of("false")));
        off.create(Sent.body("{'userName': 'ann', 'active': true}"));

        var after = off.replace("u0", Sent.body("{'userName': 'anna', 'active': false}"));
        off.remove("u0");

        assertThat(after.resource().active()).contains(false);
        assertThat(words())
                .containsExactly("user-created", "suspend-users suspended", "user-changed", "suspend-users deleted");
    }

    @Test
    void somebody_deleted_and_suspended_comes_back_as_the_same() {
        var suspending = sync(Map.of("on-delete", List.of("suspend")));
        suspending.create(Sent.body("{'userName': 'ann', 'active': true}"));
        suspending.remove("u0");

        var back = suspending.create(Sent.body("{'userName': 'ann', 'active': true}"));

        assertThat(back.id()).isEqualTo("u0");
        assertThat(words()).containsExactly("user-created", "user-suspended", "user-linked", "user-reactivated");
    }

    private UserSync sync(Map<String, List<String>> settings) {
        return new UserSync(users.ports(), Sent.directory(settings), notes);
    }

    private List<String> words() {
        return notes.effects().stream()
                .map(EffectJson::of)
                .map(effect -> effect.path("effect").asText().equals("withheld")
                        ? effect.path("option").asText() + " "
                                + effect.path("what").asText()
                        : effect.path("effect").asText())
                .toList();
    }
}
