package io.github.directorysync.sync.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.directorysync.directory.ScimClient;
import io.github.directorysync.scim.RequestMemory;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.Membership;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.sync.Sent;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.activity.EffectJson;
import io.github.directorysync.sync.activity.GroupEffect;
import io.github.directorysync.sync.activity.Notes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupSyncTest {

    private final GroupsInMemory groups = new GroupsInMemory();
    private final Notes notes = new Notes();
    private final GroupSync sync =
            new GroupSync(groups, new ScimClient("generic", ScimClient.PutWithoutMembers.CLEAR), notes);

    @Test
    void a_created_group_can_be_read_and_listed() {
        var created = sync.create(Sent.body("{'displayName': 'Admins'}"));

        assertThat(sync.read("g0")).isEqualTo(created);
        assertThat(sync.listWithReferences(Sent.EVERYTHING).page().resources()).containsExactly(created);
        assertThat(sync.referencesOf("g0", RequestMemory.UNLIMITED).first())
                .containsExactly(new Reference("u0", "alice"));
        assertThat(groups.saved).isEmpty();
    }

    @Test
    void a_group_may_be_created_with_its_members() {
        sync.create(Sent.body("{'displayName': 'Admins', 'members': [{'value': 'u0'}]}"));

        assertThat(groups.saved).containsExactly(Membership.exactly(Set.of("u0")));
    }

    @ParameterizedTest
    @CsvSource({"generic, true", "okta, false"})
    void a_put_without_members_is_noted_and_means_what_the_client_means(String kind, boolean clears) {
        var of = new GroupSync(
                groups, Sent.directory(Map.of("kind", List.of(kind))).scimClient(), notes);
        of.create(Sent.body("{'displayName': 'Admins'}"));

        of.replace("g0", Sent.body("{'displayName': 'Chiefs'}"));

        assertThat(groups.saved).containsExactly(clears ? Membership.exactly(Set.of()) : Membership.unchanged());
        assertThat(notes.effects()).contains(new GroupEffect.MembersNotSent("g0", "Admins", clears));
        assertThat(EffectJson.of(notes.effects())
                        .get(1)
                        .path("putWithoutMembers")
                        .asText())
                .isEqualTo(clears ? "clear" : "keep");
    }

    @Test
    void a_put_without_members_that_changes_nothing_is_unchanged() {
        var note = new GroupEffect.MembersNotSent("g0", "Admins", false);

        assertThat(Activity.ActivityOutcome.of(200, true, List.of(note))).isEqualTo(Activity.ActivityOutcome.UNCHANGED);
    }

    @Test
    void a_malformed_patch_is_refused_before_its_target_is_looked_up() {
        assertThat(refused(() -> sync.patch("g9", Sent.patch("{'op': 'add', 'path': 'displayName'}")))
                        .status())
                .isEqualTo(400);
        assertThat(refused(() -> sync.requireReadable(Sent.patch("{'op': 'move', 'path': 'displayName'}")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_group_that_is_sent_again_without_members_is_not_changed() {
        sync.create(Sent.body("{'displayName': 'Users'}"));
        var created = sync.create(Sent.body("{'displayName': 'Admins', 'externalId': 'e1'}"));

        assertThat(sync.replace("g1", Sent.body("{'displayName': 'Admins'}"))).isSameAs(created);
        assertThat(sync.patch("g1", Sent.patch("{'op': 'replace', 'value': {'displayName': 'Admins'}}")))
                .isSameAs(created);
        assertThat(sync.patch("g1", Sent.patch("{'op': 'Add', 'path': 'members', 'value': []}")))
                .isSameAs(created);
        assertThat(groups.saved).isEmpty();
    }

    @Test
    void a_new_name_or_new_members_are_saved() {
        sync.create(Sent.body("{'displayName': 'Admins'}"));

        var renamed = sync.patch("g0", Sent.patch("{'op': 'replace', 'path': 'displayName', 'value': 'Chiefs'}"));
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
        assertThat(refused(() -> sync.patch("g9", Sent.patch("{'op': 'remove', 'path': 'externalId'}")))
                        .status())
                .isEqualTo(404);
        assertThat(refused(() -> sync.remove("g9")).status()).isEqualTo(404);
    }

    private static ScimProblem refused(ThrowingCallable attempt) {
        var problem = catchThrowableOfType(ScimProblem.class, attempt);
        assertThat(problem).as("a refusal").isNotNull();
        return problem;
    }
}
