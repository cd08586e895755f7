package io.github.directorysync.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A PATCH of members whom its path chooses, and the removal of members. */
class MemberPathTest extends GroupScenario {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "members[value eq \\\"a\\\" or value eq \\\"b\\\"]",
                "Members[Value EQ \\\"a\\\" OR value eq \\\"b\\\"]",
                "members[(value eq a) or (value eq b)]",
                "members[value eq \\\"a\\\" or (value eq \\\"b\\\" and value eq \\\"b\\\")]",
                "urn:ietf:params:scim:schemas:core:2.0:Group:members[value eq \\\"a\\\" or value eq \\\"b\\\"]"
            })
    void members_to_remove_may_be_named_in_the_path(String path) {
        assertThat(membership("{'op': 'remove', 'path': '" + path + "'}")).isEqualTo(leaving("a", "b"));
    }

    @Test
    void a_filter_that_nobody_can_satisfy_removes_nobody() {
        assertThat(membership("{'op': 'remove', 'path': 'members[value eq \"a\" and value eq \"b\"]'}")
                        .isUnchanged())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "members[display eq \\\"Alice\\\"]",
                "members[value ne \\\"a\\\"]",
                "members[value pr]",
                "members[not (value eq \\\"a\\\")]",
                "members[shoeSize eq \\\"44\\\"]",
                "members[value zz \\\"a\\\"]",
                "members["
            })
    void members_can_be_chosen_by_their_id_only(String path) {
        assertThat(refused("{'op': 'remove', 'path': '" + path + "'}")).isEqualTo("invalidPath");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'remove', 'path': 'members.display'}",
                "{'op': 'replace', 'path': 'members.display', 'value': 'x'}",
                "{'op': 'replace', 'path': 'members.value', 'value': 'x'}",
                "{'op': 'remove', 'path': 'members[value eq \\\"a\\\"].display'}"
            })
    void the_parts_of_a_member_cannot_be_changed(String operation) {
        assertThat(refused(operation)).isEqualTo("mutability");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", 'value': null"})
    void a_remove_of_members_without_a_value_clears_the_group(String value) {
        assertThat(membership("{'op': 'remove', 'path': 'members'" + value + "}"))
                .isEqualTo(Membership.exactly(Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "''", "{}", "[{}]", "[null]", "[{'display': 'Alice'}]"})
    void a_remove_whose_value_names_nobody_is_refused(String value) {
        assertThat(refused("{'op': 'remove', 'path': 'members', 'value': " + value + "}"))
                .isEqualTo("invalidValue");
    }

    @Test
    void a_replace_of_a_chosen_member_removes_them_and_adds_the_other() {
        assertThat(membership("{'op': 'replace', 'path': 'members[value eq \"a\"]', 'value': {'value': 'c'}}"))
                .isEqualTo(new Membership(false, Set.of("c"), Set.of("a"), List.of(Set.of("c")), Set.of()));
        assertThat(membership("{'op': 'replace', 'path': 'members[value eq \"a\"]', 'value': [{'value': 'a'}]}"))
                .isEqualTo(new Membership(false, Set.of("a"), Set.of(), List.of(Set.of("a")), Set.of()));
        assertThat(refused("{'op': 'replace', 'path': 'members[value eq \"a\"]', 'value': {'display': 'C'}}"))
                .isEqualTo("invalidValue");
    }
}
