package io.github.directorysync.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.Json;
import io.github.directorysync.scim.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which members a PATCH of a group adds, replaces and removes. */
class GroupPatchTest extends GroupScenario {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'replace', 'path': 'members'}",
                "{'op': 'add', 'path': 'members'}",
                "{'op': 'replace', 'path': 'members[value eq \"a\"]'}",
                "{'op': 'replace', 'path': 'displayName'}",
                "{'op': 'add', 'path': 'externalId'}"
            })
    void an_add_and_a_replace_need_a_value(String operation) {
        assertThat(refused(operation)).isEqualTo("invalidValue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'value': 'a', 'display': 'Alice', 'type': 'User'}, {'value': 'b', '$ref': '../Users/b'}]",
                "[{'VALUE': 'a'}, 'b', {'value': 'a'}, {'value': ''}]",
                "['a', 'b']"
            })
    void members_come_in_many_shapes(String members) {
        assertThat(membership("{'op': 'Add', 'path': 'members', 'value': " + members + "}"))
                .isEqualTo(joining("a", "b"));
        assertThat(membership("{'op': 'replace', 'value': {'Members': " + members + "}}"))
                .isEqualTo(replacing("a", "b"));
        assertThat(membership("{'op': 'Remove', 'path': 'members', 'value': " + members + "}"))
                .isEqualTo(leaving("a", "b"));
    }

    @Test
    void one_member_needs_no_list() {
        assertThat(membership("{'op': 'add', 'path': 'members', 'value': {'value': 'a'}}"))
                .isEqualTo(joining("a"));
        assertThat(membership("{'op': 'add', 'value': {'members': 'a'}}")).isEqualTo(joining("a"));
        assertThat(membership("{'op': 'add', 'value': [{'members': [{'value': ['a']}]}]}"))
                .isEqualTo(joining("a"));
        assertThat(membership("{'op': 'add', 'path': 'members', 'value': {'members': ['a']}}"))
                .isEqualTo(joining("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "''", "null"})
    void an_add_without_members_adds_nobody(String value) {
        assertThat(membership("{'op': 'add', 'path': 'members', 'value': " + value + "}")
                        .isUnchanged())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[{}]", "[{'display': 'Alice'}]"})
    void members_without_an_id_cannot_join(String value) {
        assertThat(refused("{'op': 'add', 'path': 'members', 'value': " + value + "}"))
                .isEqualTo("invalidValue");
    }

    @Test
    void of_an_add_and_a_remove_of_one_member_the_last_counts() {
        assertThat(membership("{'op': 'add', 'path': 'members', 'value': ['a', 'b']},"
                        + "{'op': 'remove', 'path': 'members', 'value': ['a']}"))
                .isEqualTo(new Membership(false, Set.of("b"), Set.of("a")));
        assertThat(membership("{'op': 'remove', 'path': 'members', 'value': ['a', 'b']},"
                        + "{'op': 'add', 'path': 'members', 'value': ['a']}"))
                .isEqualTo(new Membership(false, Set.of("a"), Set.of("b")));
    }

    @Test
    void a_replace_overrides_the_operations_before_it_but_not_those_after_it() {
        assertThat(membership("{'op': 'add', 'path': 'members', 'value': ['a']},"
                        + "{'op': 'replace', 'path': 'members', 'value': ['b', 'c']},"
                        + "{'op': 'add', 'path': 'members', 'value': ['d']},"
                        + "{'op': 'remove', 'path': 'members', 'value': ['b']}"))
                .isEqualTo(new Membership(true, Set.of("c", "d"), Set.of("b"), List.of(Set.of("b", "c")), Set.of()));
    }

    @Test
    void a_replace_with_unknown_members_only_is_refused() {
        var replaced = membership("{'op': 'replace', 'path': 'members', 'value': ['a', 'b']},"
                + "{'op': 'add', 'path': 'members', 'value': ['c']}");
        var exchanged = membership("{'op': 'replace', 'path': 'members[value eq \"a\"]', 'value': {'value': 'b'}}");

        replaced.requireSomebodyKnown(Set.of("b", "c"), true);
        exchanged.requireSomebodyKnown(Set.of(), true);
        assertThat(Refused.because(() -> replaced.requireSomebodyKnown(Set.of("a", "b"), false)))
                .isEqualTo("invalidValue");
        assertThat(Refused.because(() -> exchanged.requireSomebodyKnown(Set.of("b"), true)))
                .isEqualTo("invalidValue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'value': 'g', 'type': 'Group'}",
                "{'value': 'g', 'Type': 'group'}",
                "{'value': 'g', '$ref': 'https://x.example/scim/v2/Groups/g'}",
                "{'value': 'g', '$ref': 'groups/g/'}"
            })
    void a_nested_group_is_not_added_as_a_member_but_is_remembered(String group) {
        assertThat(membership("{'op': 'add', 'path': 'members', 'value': [{'value': 'a'}, " + group + "]}"))
                .isEqualTo(new Membership(false, Set.of("a"), Set.of(), List.of(), Set.of("g")));
        assertThat(membership("{'op': 'replace', 'path': 'members', 'value': [" + group + "]}"))
                .isEqualTo(new Membership(true, Set.of(), Set.of(), List.of(), Set.of("g")));
        assertThat(membership("{'op': 'remove', 'path': 'members', 'value': " + group + "}")
                        .isUnchanged())
                .isTrue();
        assertThat(membership("{'op': 'add', 'path': 'members', 'value': " + group + "}")
                        .isUnchanged())
                .isFalse();
    }

    @Test
    void a_user_whose_ref_contains_a_realm_called_groups_is_a_member() {
        assertThat(membership("{'op': 'add', 'path': 'members', 'value': {'value': 'a', '$ref':"
                        + " 'https://x.example/realms/groups/directories/acme/scim/v2/Users/a'}}"))
                .isEqualTo(joining("a"));
    }

    @Test
    void a_group_is_renamed_and_its_members_change_in_one_patch() {
        var after = Patched.group(ADMINS, Json.of("""
                {'Operations': [
                  {'op': 'replace', 'value': {'id': '7', 'displayName': 'Chiefs'}},
                  {'op': 'remove', 'path': 'externalId'},
                  {'op': 'add', 'path': 'members', 'value': ['a']}]}
                """));

        assertThat(after.group()).isEqualTo(new ScimGroup("Chiefs", Optional.empty()));
        assertThat(after.membership()).isEqualTo(joining("a"));
    }

    @Test
    void the_name_of_a_group_cannot_be_removed() {
        assertThat(refused("{'op': 'remove', 'path': 'displayName'}")).isEqualTo("invalidValue");
    }
}
