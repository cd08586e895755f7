package io.github.directorysync.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.directory.ScimClient;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.Sent;
import io.github.directorysync.sync.accounts.AccountCandidate;
import io.github.directorysync.sync.accounts.Linking;
import io.github.directorysync.sync.groups.GroupSync;
import io.github.directorysync.sync.groups.GroupsInMemory;
import io.github.directorysync.sync.users.UserSync;
import io.github.directorysync.sync.users.UsersInMemory;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is written down of what a directory does. */
class JournalTest {

    private final Notes notes = new Notes();
    private final UsersInMemory people = new UsersInMemory();
    private final UserSync users =
            new UserSync(people.ports(), Sent.directory(Map.of("set-passwords", List.of("true"))), notes);
    private final GroupSync groups =
            new GroupSync(new GroupsInMemory(), new ScimClient("generic", ScimClient.PutWithoutMembers.CLEAR), notes);

    @Test
    void somebody_new_is_noted_with_all_their_attributes() {
        users.create(Sent.body("{'userName': 'alice', 'name': {'givenName': 'Alice'}}"));

        assertThat(notes.effects())
                .containsExactly(new Effect.OfUser(
                        ChangeKind.CREATED,
                        "u0",
                        "alice",
                        List.of(change("userName", null, "alice"), change("name.givenName", null, "Alice"))));
    }

    @Test
    void a_change_is_noted_with_what_was_and_what_is_and_nothing_else() {
        users.create(Sent.body("{'userName': 'alice', 'title': 'Boss', 'name': {'givenName': 'A', 'familyName': 'B'},"
                + "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'department': 'Risk'}}"));

        users.replace(
                "u0",
                Sent.body("{'userName': 'alice', 'name': {'givenName': 'C', 'familyName': 'B'},"
                        + "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'department': 'Law'},"
                        + "'emails': [{'value': 'a@example.com'}]}"));

        assertThat(last(Effect.OfUser.class).kind()).isEqualTo(ChangeKind.CHANGED);
        assertThat(last(Effect.OfUser.class).changes())
                .containsExactlyInAnyOrder(
                        change("title", "Boss", null),
                        change("name.givenName", "A", "C"),
                        change("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "Risk", "Law"),
                        change("emails", null, "[{\"value\":\"a@example.com\"}]"));
    }

    @Test
    void suspension_and_return_are_noted_as_such() {
        users.create(Sent.body("{'userName': 'alice', 'active': true}"));

        users.patch("u0", Sent.patch("{'op': 'replace', 'path': 'active', 'value': false}"));
        assertThat(last(Effect.OfUser.class).kind()).isEqualTo(ChangeKind.SUSPENDED);

        users.patch("u0", Sent.patch("{'op': 'replace', 'path': 'active', 'value': true}"));
        assertThat(last(Effect.OfUser.class).kind()).isEqualTo(ChangeKind.REACTIVATED);
    }

    @Test
    void of_a_password_is_noted_that_there_is_a_new_one_and_nothing_else() {
        users.create(Sent.body("{'userName': 'alice', 'password': 'first secret'}"));
        users.patch("u0", Sent.patch("{'op': 'replace', 'path': 'password', 'value': 'second secret'}"));

        assertThat(last(Effect.OfUser.class).changes()).containsExactly(change("password", null, null));
        assertThat(notes.effects().toString()).doesNotContain("secret");
        assertThat(EffectJson.of(notes.effects()).toString()).doesNotContain("secret");
    }

    @Test
    void what_changes_nothing_is_not_noted() {
        users.create(Sent.body("{'userName': 'alice'}"));
        groups.create(Sent.body("{'displayName': 'Admins'}"));
        int before = notes.effects().size();

        users.replace("u0", Sent.body("{'userName': 'alice'}"));
        groups.replace("g0", Sent.body("{'displayName': 'Admins', 'members': []}"));

        assertThat(notes.effects()).hasSize(before);
    }

    @Test
    void groups_are_noted_when_they_come_change_and_go() {
        groups.create(Sent.body("{'displayName': 'Admins'}"));
        groups.replace("g0", Sent.body("{'displayName': 'Owners', 'members': ['u0']}"));
        groups.remove("g0");
        users.create(Sent.body("{'userName': 'alice'}"));
        users.remove("u0");

        assertThat(EffectJson.of(notes.effects()).findValuesAsText("effect"))
                .containsExactly("group-created", "group-changed", "group-deleted", "user-created", "user-deleted");
    }

    @Test
    void long_values_and_long_lists_are_cut() {
        users.create(Sent.body("{'userName': 'alice', 'title': '" + "x".repeat(1000) + "'}"));
        List<String> many = IntStream.range(0, 500).mapToObj(Integer::toString).toList();
        JsonNode json = EffectJson.of(new GroupEffect.MembersChanged(
                "g0", "Admins", many, List.of(), new GroupEffect.MembersLeftOut(List.of("u7", "u8"), List.of("g9"))));

        assertThat(last(Effect.OfUser.class).changes().get(1).after().orElseThrow())
                .hasSize(301);
        assertThat(json.path("joined")).hasSize(100);
        assertThat(json.path("joinedCount").asInt()).isEqualTo(500);
        assertThat(json.path("leftOut").asInt()).isEqualTo(3);
        assertThat(json.path("unknown")).map(JsonNode::asText).containsExactly("u7", "u8");
        assertThat(json.path("nestedGroups")).map(JsonNode::asText).containsExactly("g9");
        assertThat(json.has("left")).isFalse();
        assertThat(EffectJson.of(Collections.<Effect>nCopies(300, new Effect.SessionsEnded("u0", Optional.empty()))))
                .hasSize(100);
    }

    @Test
    void roles_that_changed_stand_behind_what_changed_them() {
        Effect role = new Effect.RoleChanged("u0", "app", Optional.empty(), Optional.of("admin"));
        Effect members = new GroupEffect.MembersChanged("g0", "Admins", List.of("u0"), List.of());
        notes.note(role);
        notes.note(members);

        assertThat(notes.effects()).containsExactly(members, role);
    }

    @Test
    void a_role_that_changes_twice_is_one_change_and_one_that_comes_back_is_none() {
        notes.note(new Effect.RoleChanged("u0", "app", Optional.empty(), Optional.of("viewer")));
        notes.note(new Effect.RoleChanged("u1", "app", Optional.of("viewer"), Optional.empty()));
        notes.note(new Effect.RoleChanged("u0", "app", Optional.of("viewer"), Optional.of("admin")));
        notes.note(new Effect.RoleChanged("u1", "app", Optional.empty(), Optional.of("viewer")));

        assertThat(notes.effects())
                .containsExactly(new Effect.RoleChanged("u0", "app", Optional.empty(), Optional.of("admin")));
    }

    @Test
    void who_is_held_is_named() {
        Effect held = new Effect.Guarded(
                Optional.of("h0"), "too many", Optional.of(new Effect.Guarded.AffectedPerson("u0", "alice")));

        Effect stays =
                new Effect.Decided("h0", new Effect.Guarded.AffectedPerson("u0", "alice"), Optional.of("g0"), false);
        Effect goes =
                new Effect.Decided("h1", new Effect.Guarded.AffectedPerson("u0", "alice"), Optional.empty(), true);

        assertThat(EffectJson.of(List.of(stays, goes)).toString())
                .isEqualTo(
                        "[{\"effect\":\"held-discarded\",\"id\":\"h0\",\"user\":\"u0\",\"userName\":\"alice\",\"group\":\"g0\"},"
                                + "{\"effect\":\"held-applied\",\"id\":\"h1\",\"user\":\"u0\",\"userName\":\"alice\"}]");
        assertThat(EffectJson.of(held).toString()).contains("\"user\":\"u0\",\"userName\":\"alice\"");
    }

    @Test
    void who_is_linked_is_noted_and_what_the_directory_changes_of_them() {
        people.candidates = List.of(new AccountCandidate("u9", Set.of(), Optional.empty(), Optional.of("u9")));
        var linking = new UserSync(people.ports(), Sent.directory(Map.of("identity-provider", List.of("idp"))), notes);

        assertThat(linking.create(Sent.body("{'userName': 'u9', 'title': 'Boss'}"))
                        .id())
                .isEqualTo("u9");

        assertThat(EffectJson.of(notes.effects()).findValuesAsText("effect"))
                .containsExactly("user-linked", "user-changed");
    }

    @Test
    void who_needs_a_review_is_noted_without_what_is_known_of_the_account_and_without_the_password() {
        people.candidates = List.of(new AccountCandidate(
                "u9", Set.of(AccountCandidate.Fact.ADMINISTERS), Optional.empty(), Optional.empty()));

        assertThatThrownBy(() -> users.create(Sent.body("{'userName': 'root', 'password': 'a secret'}")))
                .hasMessageContaining("administrator of the realm")
                .hasMessageNotContaining("administers");

        assertThat(EffectJson.of(notes.effects()).toString())
                .isEqualTo("[{\"effect\":\"needs-review\",\"userName\":\"root\"}]");
        assertThat(last(Effect.Reviewed.class).person().password()).isEmpty();
    }

    @Test
    void an_administrator_links_whom_the_directory_once_sent() {
        users.link("u9", Sent.body("{'userName': 'alice', 'title': 'Boss'}"));

        assertThat(users.read("u9").resource().userName()).isEqualTo("alice");
        assertThat(EffectJson.of(notes.effects()).findValuesAsText("effect"))
                .containsExactly("user-linked", "user-changed");
    }

    @Test
    void every_kind_of_effect_has_its_word() {
        List<Effect> all = List.of(
                new Effect.OfUser(ChangeKind.LINKED, "u0", "alice", List.of()),
                new GroupEffect.MembersChanged("g0", "Admins", List.of(), List.of("u0")),
                new Effect.Withheld("import-users", ChangeKind.CREATED, "alice", List.of()),
                new Effect.Guarded(Optional.of("h0"), "too many"),
                new Effect.Guarded(Optional.empty(), "too many"),
                new Effect.Reviewed(
                        ScimUser.kept("{\"userName\":\"alice\"}"),
                        new Linking.Refuse("u1", Linking.LinkingObstacle.ADMINISTRATOR)),
                new Effect.SessionsEnded("u0", Optional.of("app")),
                new Effect.RoleChanged("u0", "app", Optional.of("admin"), Optional.of("viewer")));

        assertThat(EffectJson.of(all).findValuesAsText("effect"))
                .containsExactly(
                        "user-linked",
                        "members-changed",
                        "withheld",
                        "held",
                        "refused",
                        "needs-review",
                        "sessions-ended",
                        "role-changed");
        assertThat(EffectJson.of(all.get(7)).toString()).contains("\"before\":\"admin\",\"after\":\"viewer\"");
    }

    private <E extends Effect> E last(Class<E> type) {
        return type.cast(notes.effects().get(notes.effects().size() - 1));
    }

    private static Change change(String path, @Nullable String before, @Nullable String after) {
        return new Change(path, Optional.ofNullable(before), Optional.ofNullable(after));
    }
}
