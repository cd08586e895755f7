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

/** A group, and what is to become of its members, in every shape that clients send. */
class ScimGroupTest {

    private static final ScimGroup ADMINS = new ScimGroup("Admins", Optional.of("e1"));

    @Test
    void a_group_is_what_was_sent() {
        var sent = sent("{'displayName': 'Admins', 'externalId': 'e1', 'members': [{'value': 'a'}, {'value': 'b'}]}");

        assertThat(sent.group()).isEqualTo(ADMINS);
        assertThat(sent.membership()).contains(Membership.exactly(Set.of("a", "b")));
    }

    @Test
    void what_others_add_to_a_group_is_ignored() {
        var sent = sent("""
                {'schemas': ['http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'], 'id': '7',
                 'DISPLAYNAME': 'Admins', 'externalId': 'e1', 'meta': {'resourceType': 'Group'}, 'color': 'red'}
                """);

        assertThat(sent.group()).isEqualTo(ADMINS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'displayName': ''}", "{'displayName': ' '}", "{'displayName': []}"})
    void a_group_needs_a_name(String body) {
        assertThat(Refused.because(() -> sent(body))).isEqualTo("invalidValue");
    }

    @Test
    void a_name_that_does_not_fit_is_refused() {
        assertThat(Refused.because(() -> new ScimGroup("a".repeat(256), Optional.empty())))
                .isEqualTo("invalidValue");
        assertThat(Refused.because(() -> new ScimGroup("a", Optional.of("e".repeat(256)))))
                .isEqualTo("invalidValue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", 'members': null", ", 'members': ''", ", 'Members': null"})
    void a_put_may_say_nothing_of_members(String members) {
        assertThat(sent("{'displayName': 'Admins'" + members + "}").membership())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"members", "MEMBERS", "urn:ietf:params:scim:schemas:core:2.0:Group:members"})
    void a_put_with_an_empty_list_clears_the_group(String key) {
        assertThat(sent("{'displayName': 'Admins', '" + key + "': []}").membership())
                .contains(Membership.exactly(Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{}]", "[{'display': 'Alice'}]", "[{'value': ''}]", "[null]", "{}"})
    void members_without_an_id_never_clear_a_group(String members) {
        assertThat(Refused.because(() -> sent("{'displayName': 'Admins', 'members': " + members + "}")))
                .isEqualTo("invalidValue");
        assertThat(refused("{'op': 'replace', 'path': 'members', 'value': " + members + "}"))
                .isEqualTo("invalidValue");
    }

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
    void a_member_joins_or_leaves_as_a_whole(String operation) {
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

    @ParameterizedTest
    @ValueSource(strings = {"[]", "''", "null"})
    void nothing_adds_nobody(String value) {
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
    void whoever_is_added_and_then_removed_leaves_and_the_other_way_round_joins() {
        assertThat(membership("{'op': 'add', 'path': 'members', 'value': ['a', 'b']},"
                        + "{'op': 'remove', 'path': 'members', 'value': ['a']}"))
                .isEqualTo(new Membership(false, Set.of("b"), Set.of("a")));
        assertThat(membership("{'op': 'remove', 'path': 'members', 'value': ['a', 'b']},"
                        + "{'op': 'add', 'path': 'members', 'value': ['a']}"))
                .isEqualTo(new Membership(false, Set.of("a"), Set.of("b")));
    }

    @Test
    void a_replace_forgets_what_stood_before_it_and_not_what_stands_behind() {
        assertThat(membership("{'op': 'add', 'path': 'members', 'value': ['a']},"
                        + "{'op': 'replace', 'path': 'members', 'value': ['b', 'c']},"
                        + "{'op': 'add', 'path': 'members', 'value': ['d']},"
                        + "{'op': 'remove', 'path': 'members', 'value': ['b']}"))
                .isEqualTo(new Membership(true, Set.of("c", "d"), Set.of("b"), List.of(Set.of("b", "c")), Set.of()));
    }

    @Test
    void a_replace_of_a_chosen_member_takes_them_out_and_the_other_in() {
        assertThat(membership("{'op': 'replace', 'path': 'members[value eq \"a\"]', 'value': {'value': 'c'}}"))
                .isEqualTo(new Membership(false, Set.of("c"), Set.of("a"), List.of(Set.of("c")), Set.of()));
        assertThat(membership("{'op': 'replace', 'path': 'members[value eq \"a\"]', 'value': [{'value': 'a'}]}"))
                .isEqualTo(new Membership(false, Set.of("a"), Set.of(), List.of(Set.of("a")), Set.of()));
        assertThat(refused("{'op': 'replace', 'path': 'members[value eq \"a\"]', 'value': {'display': 'C'}}"))
                .isEqualTo("invalidValue");
    }

    @Test
    void a_replacement_of_whom_nobody_is_known_is_refused() {
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

    @Test
    void a_put_of_whom_nobody_is_known_is_refused_where_it_would_take_somebody_out() {
        var put = sent("{'displayName': 'Admins', 'members': ['a', 'b']}")
                .membership()
                .orElseThrow();

        put.requireSomebodyKnown(Set.of("a"), true);
        put.requireSomebodyKnown(Set.of("a", "b"), false);
        Membership.exactly(Set.of()).requireSomebodyKnown(Set.of(), true);
        assertThat(Refused.because(() -> put.requireSomebodyKnown(Set.of("a", "b"), true)))
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
    void a_group_is_no_member_and_is_remembered(String group) {
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
    void a_user_whose_address_has_a_realm_called_groups_is_a_member() {
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
    void a_group_cannot_lose_its_name() {
        assertThat(refused("{'op': 'remove', 'path': 'displayName'}")).isEqualTo("invalidValue");
    }

    @Test
    void a_replaced_group_keeps_its_external_id_where_the_new_description_has_none() {
        assertThat(ADMINS.replacedBy(new ScimGroup("Chiefs", Optional.empty())))
                .isEqualTo(new ScimGroup("Chiefs", Optional.of("e1")));
        assertThat(ADMINS.replacedBy(new ScimGroup("Chiefs", Optional.of("e2"))))
                .isEqualTo(new ScimGroup("Chiefs", Optional.of("e2")));
    }

    private static Membership replacing(String... ids) {
        return new Membership(true, Set.of(ids), Set.of(), List.of(Set.of(ids)), Set.of());
    }

    private static Membership joining(String... ids) {
        return new Membership(false, Set.of(ids), Set.of());
    }

    private static Membership leaving(String... ids) {
        return new Membership(false, Set.of(), Set.of(ids));
    }

    private static ScimGroup.SentGroup sent(String body) {
        return ScimGroup.sent(Json.of(body));
    }

    private static Membership membership(String operations) {
        return Patched.group(ADMINS, Json.of("{'Operations': [" + operations + "]}"))
                .membership();
    }

    private static String refused(String operations) {
        return Refused.because(() -> membership(operations));
    }
}
