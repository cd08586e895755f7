package io.github.directorysync.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.Refused;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A group that a POST or PUT describes. */
class ScimGroupTest extends GroupScenario {

    @Test
    void a_group_is_what_was_sent() {
        var sent = sent("{'displayName': 'Admins', 'externalId': 'e1', 'members': [{'value': 'a'}, {'value': 'b'}]}");

        assertThat(sent.group()).isEqualTo(ADMINS);
        assertThat(sent.membership()).contains(Membership.exactly(Set.of("a", "b")));
    }

    @Test
    void unknown_and_read_only_attributes_are_ignored() {
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
    void a_put_may_leave_out_the_members(String members) {
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

    @Test
    void a_put_with_unknown_members_only_is_refused_where_it_would_remove_a_member() {
        var put = sent("{'displayName': 'Admins', 'members': ['a', 'b']}")
                .membership()
                .orElseThrow();

        put.requireSomebodyKnown(Set.of("a"), true);
        put.requireSomebodyKnown(Set.of("a", "b"), false);
        Membership.exactly(Set.of()).requireSomebodyKnown(Set.of(), true);
        assertThat(Refused.because(() -> put.requireSomebodyKnown(Set.of("a", "b"), true)))
                .isEqualTo("invalidValue");
    }

    @Test
    void a_replaced_group_keeps_its_external_id_where_the_new_description_has_none() {
        assertThat(ADMINS.replacedBy(new ScimGroup("Chiefs", Optional.empty())))
                .isEqualTo(new ScimGroup("Chiefs", Optional.of("e1")));
        assertThat(ADMINS.replacedBy(new ScimGroup("Chiefs", Optional.of("e2"))))
                .isEqualTo(new ScimGroup("Chiefs", Optional.of("e2")));
    }
}
