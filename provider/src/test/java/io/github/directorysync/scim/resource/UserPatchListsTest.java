package io.github.directorysync.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A PATCH of attributes with several values, such as {@code emails}. */
class UserPatchListsTest extends UserPatchScenario {

    @ParameterizedTest
    @ValueSource(strings = {"Add", "Replace"})
    void a_filtered_element_that_is_not_there_is_created(String op) {
        var after = patched("{'op': '" + op + "', 'path': 'phoneNumbers[type eq \"mobile\"].value', 'value': '1'},"
                + "{'op': '" + op + "', 'path': 'addresses[type eq \"other\"].formatted', 'value': 'there'},"
                + "{'op': '" + op + "', 'path': 'photos[type eq \"photo\"]', 'value': {'value': 'p'}}");

        assertThat(after.document().path("phoneNumbers").toString())
                .isEqualTo("[{\"type\":\"mobile\",\"value\":\"1\"}]");
        assertThat(after.document().path("addresses").path(1).toString())
                .isEqualTo("{\"type\":\"other\",\"formatted\":\"there\"}");
        assertThat(after.document().path("photos").toString()).isEqualTo("[{\"type\":\"photo\",\"value\":\"p\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "emails[type ne \\\"work\\\" and value eq \\\"q\\\"].value",
                "ims[type eq \\\"a\\\" or type eq \\\"b\\\"].value",
                "ims[not (type eq \\\"a\\\")].value",
                "ims[type pr].value",
                "ims[type co \\\"a\\\"].value",
                "ims[shoeSize eq \\\"44\\\"].value"
            })
    void an_element_that_its_filter_does_not_describe_is_not_created(String path) {
        assertThat(refused("{'op': 'replace', 'path': '" + path + "', 'value': 'x'}"))
                .isEqualTo("noTarget");
    }

    @Test
    void an_element_that_its_own_filter_no_longer_finds_is_not_created_twice() {
        var once = patched("{'op': 'replace', 'path': 'emails[value eq \"old@x\"].value', 'value': 'new@x'}");

        assertThat(once.emails().all()).containsExactly("w@x", "h@x", "new@x");
        assertThat(patched(once, "{'op': 'replace', 'path': 'emails[value eq \"old@x\"].value', 'value': 'new@x'}"))
                .isEqualTo(once);
    }

    @Test
    void an_add_of_what_is_there_changes_nothing() {
        assertThat(patched("{'op': 'add', 'path': 'emails', 'value': [{'type': 'work', 'value': 'w@x'}, 'h@x']},"
                        + "{'op': 'add', 'path': 'addresses',"
                        + " 'value': {'type': 'work', 'locality': 'Bonn', 'country': 'DE'}}"))
                .isEqualTo(ALICE);
    }

    @Test
    void an_added_element_leaves_the_others_but_takes_the_primary_flag_from_them() {
        var after = patched("{'op': 'add', 'path': 'emails', 'value': [{'value': 'n@x', 'primary': 'True'}]}");

        assertThat(after.emails().all()).containsExactly("w@x", "h@x", "n@x");
        assertThat(after.emails().primary()).contains("n@x");
        assertThat(after.document().path("emails").path(0).path("primary").asBoolean())
                .isFalse();
    }

    @Test
    void an_element_made_primary_takes_the_flag_from_the_others() {
        assertThat(patched("{'op': 'replace', 'path': 'emails[type eq \"home\"].primary', 'value': true}")
                        .emails()
                        .primary())
                .contains("h@x");
    }

    @Test
    void replace_on_a_list_leaves_only_what_was_sent() {
        assertThat(patched("{'op': 'replace', 'path': 'emails', 'value': {'value': 'n@x'}}"))
                .isEqualTo(alice("'emails': [{'value': 'n@x'}]"));
        assertThat(patched("{'op': 'replace', 'path': 'emails', 'value': []}")).isEqualTo(alice("'emails': null"));
    }

    @Test
    void replace_on_an_element_leaves_nothing_of_it_but_its_identity() {
        assertThat(patched("{'op': 'replace', 'path': 'addresses[type eq \"work\"]', 'value': {'locality': 'Ulm'}}"))
                .isEqualTo(alice("'addresses': [{'type': 'work', 'locality': 'Ulm'}]"));
        assertThat(patched("{'op': 'add', 'path': 'addresses[type eq \"work\"]', 'value': [{'locality': 'Ulm'}]}"))
                .isEqualTo(alice("'addresses': [{'type': 'work', 'locality': 'Ulm', 'country': 'DE'}]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'remove', 'path': 'emails[type eq \"home\"]'}",
                "{'op': 'remove', 'path': 'emails[value eq \"H@X\"]'}",
                "{'op': 'replace', 'path': 'emails[type eq \"home\"]', 'value': ''}",
                "{'op': 'Remove', 'path': 'emails', 'value': [{'value': 'h@x'}]}",
                "{'op': 'Remove', 'path': 'emails', 'value': 'h@x'}",
                "{'op': 'Remove', 'path': 'emails', 'value': {'value': 'h@x', 'type': 'home', 'display': 'Home'}}",
                "{'op': 'remove', 'path': 'urn:ietf:params:scim:schemas:core:2.0:User:emails[type eq \"home\"]'}"
            })
    void one_element_is_taken_away_in_many_ways(String operation) {
        assertThat(patched(operation))
                .isEqualTo(alice("'emails': [{'type': 'work', 'value': 'w@x', 'primary': true}]"));
    }

    @Test
    void an_element_whose_value_is_removed_is_removed() {
        assertThat(patched("{'op': 'remove', 'path': 'emails[type eq \"work\"].value'}"))
                .isEqualTo(alice("'emails': [{'type': 'home', 'value': 'h@x', 'display': 'Home'}]"));
    }

    @Test
    void a_remove_with_an_empty_list_removes_nothing_and_one_without_a_value_all() {
        assertThat(patched("{'op': 'remove', 'path': 'emails', 'value': []}")).isEqualTo(ALICE);
        assertThat(patched("{'op': 'remove', 'path': 'emails'}")).isEqualTo(alice("'emails': null"));
        assertThat(patched("{'op': 'remove', 'path': 'emails', 'value': null}")).isEqualTo(alice("'emails': null"));
    }

    @Test
    void a_part_of_a_list_without_a_filter_is_that_of_all_elements() {
        assertThat(patched("{'op': 'replace', 'path': 'emails.display', 'value': 'D'}")
                        .document()
                        .path("emails")
                        .findValuesAsText("display"))
                .containsExactly("D", "D");
        assertThat(patched("{'op': 'add', 'path': 'ims.value', 'value': 'x'}"))
                .isEqualTo(alice("'ims': [{'value': 'x'}]"));
        assertThat(patched("{'op': 'replace', 'path': 'emails.primary', 'value': true}")
                        .emails()
                        .primary())
                .contains("w@x");
    }
}
