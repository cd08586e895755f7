package io.github.directorysync.sync.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.sync.Sent;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.Notes;
import io.github.directorysync.sync.guard.PlannedRemoval;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** When the guard is asked about a user, and what its answer changes. */
class GuardedUsersTest {

    private static final Reference ALICE = new Reference("u0", "alice");
    private static final Map<String, List<String>> PUSHING =
            Map.of("apps", List.of("trust-center"), "pushed-roles", List.of("true"));

    private final UsersInMemory users = new UsersInMemory();
    private final Notes notes = new Notes();

    @Test
    void a_suspension_is_asked_about_and_a_held_one_leaves_the_account_enabled() {
        var sync = sync(Map.of());
        sync.create(Sent.body("{'userName': 'alice', 'active': true}"));
        users.guard.holds = true;

        sync.patch("u0", active(false));

        assertThat(users.guard.asked).containsExactly(PlannedRemoval.suspension(List.of(ALICE)));
        assertThat(decision().enablement()).isEqualTo(Enablement.KEPT_BY_GUARD);
    }

    @Test
    void a_suspension_that_the_guard_allows_disables_the_account() {
        var sync = sync(Map.of());
        sync.create(Sent.body("{'userName': 'alice', 'active': true}"));

        sync.patch("u0", active(false));

        assertThat(users.guard.asked).hasSize(1);
        assertThat(decision().enablement()).isEqualTo(Enablement.DISABLED);
    }

    @Test
    void a_deletion_that_is_held_removes_nothing_but_the_user_from_the_directory() {
        var sync = sync(Map.of());
        sync.create(Sent.body("{'userName': 'alice', 'active': true}"));
        users.guard.holds = true;

        sync.remove("u0");

        assertThat(users.guard.asked).containsExactly(PlannedRemoval.deletion(List.of(ALICE)));
        assertThat(users.heldRemovals).containsExactly("u0");
        assertThat(notes.effects())
                .noneMatch(effect -> effect instanceof Effect.OfUser one && one.kind() == ChangeKind.DELETED);
    }

    @Test
    void nobody_is_asked_about_a_user_who_is_disabled_already() {
        var sync = sync(Map.of());
        sync.create(Sent.body("{'userName': 'alice', 'active': false}"));
        users.guard.holds = true;

        sync.patch("u0", active(false));
        sync.remove("u0");

        assertThat(users.guard.asked).isEmpty();
        assertThat(users.find("u0")).isEmpty();
    }

    @Test
    void a_deletion_that_keeps_the_account_is_asked_about_only_if_pushed_roles_count() {
        var keeping = new HashMap<>(PUSHING);
        keeping.put("suspend-users", List.of("false"));
        var counting = sync(keeping);
        counting.create(Sent.body("{'userName': 'alice', 'active': true}"));
        counting.remove("u0");

        assertThat(users.guard.asked).containsExactly(PlannedRemoval.deletionWithoutAccount(ALICE));

        users.guard.asked.clear();
        var other = sync(Map.of("suspend-users", List.of("false")));
        other.create(Sent.body("{'userName': 'bob', 'externalId': 'b', 'active': true}"));
        other.remove("u1");

        assertThat(users.guard.asked).isEmpty();
    }

    @Test
    void a_pushed_role_that_is_taken_back_stays_while_the_guard_holds_it() {
        var sync = sync(PUSHING);
        sync.create(Sent.body("{'userName': 'alice', 'active': true}"));
        sync.patch("u0", roles("Admin"));
        assertThat(users.guard.asked).isEmpty();
        users.guard.holds = true;

        sync.patch("u0", roles("Viewer"));

        assertThat(users.guard.asked).containsExactly(PlannedRemoval.unpush(ALICE, List.of("Viewer")));
        assertThat(users.pushed).containsEntry("u0", new PushedRoleNames(List.of("Admin", "Viewer"), true));
    }

    @Test
    void nobody_is_asked_about_pushed_roles_that_do_not_count_or_of_a_user_who_is_suspended_by_the_same_request() {
        var counting = sync(PUSHING);
        counting.create(Sent.body("{'userName': 'alice', 'active': true}"));
        counting.patch("u0", roles("Admin"));
        sync(Map.of()).patch("u0", roles("Viewer"));

        assertThat(users.guard.asked).isEmpty();
        assertThat(users.pushed).containsEntry("u0", new PushedRoleNames(List.of("Viewer"), false));

        counting.replace("u0", Sent.body("{'userName': 'alice', 'active': false}"));

        assertThat(users.guard.asked).containsExactly(PlannedRemoval.suspension(List.of(ALICE)));
        assertThat(users.pushed).containsEntry("u0", new PushedRoleNames(List.of(), false));
    }

    private UserSync sync(Map<String, List<String>> settings) {
        return new UserSync(users.ports(), Sent.directory(settings), notes);
    }

    private AccountDecision decision() {
        return Objects.requireNonNull(users.decisions.get("u0"));
    }

    private static ObjectNode active(boolean active) {
        return Sent.patch("{'op': 'replace', 'path': 'active', 'value': " + active + "}");
    }

    private static ObjectNode roles(String name) {
        return Sent.patch("{'op': 'replace', 'path': 'roles', 'value': [{'value': '" + name + "'}]}");
    }
}
