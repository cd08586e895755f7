package io.github.directorysync.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.directorysync.scim.Membership;
import io.github.directorysync.scim.Reference;
import io.github.directorysync.scim.ScimProblem;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class GroupSyncTest {

    private final GroupsInMemory groups = new GroupsInMemory();
    private final GroupSync sync = new GroupSync(groups, Journal.silent());

    @Test
    void a_created_group_can_be_read_and_listed() {
        var created = sync.create(Sent.body("{'displayName': 'Admins'}"));

        assertThat(sync.read("g0")).isEqualTo(created);
        assertThat(sync.list(Sent.EVERYTHING).resources()).containsExactly(created);
        assertThat(sync.referencesOf(List.of("g0"))).containsEntry("g0", List.of(new Reference("u0", "alice")));
        assertThat(groups.saved).isEmpty();
    }

    @Test
    void a_group_may_be_created_with_its_members() {
        sync.create(Sent.body("{'displayName': 'Admins', 'members': [{'value': 'u0'}]}"));

        assertThat(groups.saved).containsExactly(Membership.exactly(Set.of("u0")));
    }

    @Test
    void a_group_that_is_sent_again_without_members_is_not_changed() {
        var created = sync.create(Sent.body("{'displayName': 'Admins', 'externalId': 'e1'}"));

        assertThat(sync.replace("g0", Sent.body("{'displayName': 'Admins'}"))).isSameAs(created);
        assertThat(sync.patch("g0", Sent.patch("{'op': 'replace', 'value': {'displayName': 'Admins'}}")))
                .isSameAs(created);
        assertThat(sync.patch("g0", Sent.patch("{'op': 'Remove', 'path': 'members', 'value': []}")))
                .isSameAs(created);
        assertThat(groups.saved).isEmpty();
    }

    @Test
    void a_new_name_or_new_members_are_saved() {
        sync.create(Sent.body("{'displayName': 'Admins'}"));

        var renamed = sync.replace("g0", Sent.body("{'displayName': 'Chiefs'}"));
        sync.patch("g0", Sent.patch("{'op': 'Add', 'path': 'members', 'value': [{'value': 'u0'}]}"));

        assertThat(renamed.resource().displayName()).isEqualTo("Chiefs");
        assertThat(groups.saved).containsExactly(Membership.unchanged(), new Membership(false, Set.of("u0"), Set.of()));
    }

    @Test
    void a_removed_group_is_gone() {
        sync.create(Sent.body("{'displayName': 'Admins'}"));

        sync.remove("g0");

        assertThat(refused(() -> sync.read("g0")).status()).isEqualTo(404);
    }

    @Test
    void an_unknown_group_is_not_found() {
        assertThat(refused(() -> sync.read("g9")).detail()).contains("g9");
        assertThat(refused(() -> sync.replace("g9", Sent.body("{'displayName': 'a'}")))
                        .status())
                .isEqualTo(404);
        assertThat(refused(() -> sync.patch("g9", Sent.body("{}"))).status()).isEqualTo(404);
        assertThat(refused(() -> sync.remove("g9")).status()).isEqualTo(404);
    }

    private static ScimProblem refused(ThrowingCallable attempt) {
        var problem = catchThrowableOfType(ScimProblem.class, attempt);
        assertThat(problem).as("a refusal").isNotNull();
        return problem;
    }
}
