package io.github.directorysync.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.directory.ScimClient;
import io.github.directorysync.sync.Sent;
import io.github.directorysync.sync.groups.GroupSync;
import io.github.directorysync.sync.groups.GroupsInMemory;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is recorded of users and groups that a directory changes. */
final class JournalTest extends JournalScenario {

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

    private static Change change(String path, @Nullable String before, @Nullable String after) {
        return new Change(path, Optional.ofNullable(before), Optional.ofNullable(after));
    }
}
