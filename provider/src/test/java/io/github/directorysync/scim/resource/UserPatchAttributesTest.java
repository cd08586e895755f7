package io.github.directorysync.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A PATCH of attributes with one value, simple and complex. */
class UserPatchAttributesTest extends UserPatchScenario {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'replace', 'path': 'name', 'value': {'givenName': 'Al'}}",
                "{'op': 'add', 'path': 'name', 'value': [{'GivenName': 'Al'}]}",
                "{'op': 'replace', 'path': 'name.givenName', 'value': 'Al'}",
                "{'op': 'replace', 'value': {'name': {'givenName': 'Al', 'nick': 'x'}}}"
            })
    void parts_of_a_name_that_are_not_named_stay(String operation) {
        assertThat(patched(operation)).isEqualTo(alice("'name': {'givenName': 'Al', 'familyName': 'Archer'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'replace', 'path': 'name', 'value': {'givenName': null}}",
                "{'op': 'replace', 'value': {'name': {'givenName': ''}}}",
                "{'op': 'replace', 'path': 'name.givenName', 'value': ''}",
                "{'op': 'remove', 'path': 'name.givenName'}"
            })
    void a_part_without_a_value_is_removed_and_the_other_parts_stay(String operation) {
        assertThat(patched(operation)).isEqualTo(alice("'name': {'familyName': 'Archer'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'nick': 'x'}"})
    void a_name_without_known_parts_changes_nothing(String name) {
        assertThat(patched("{'op': 'replace', 'path': 'name', 'value': " + name + "}"))
                .isEqualTo(ALICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'remove', 'path': 'title'}",
                "{'op': 'remove', 'path': 'title', 'value': 'whatever'}",
                "{'op': 'replace', 'path': 'title', 'value': ''}",
                "{'op': 'replace', 'path': 'title', 'value': null}",
                "{'op': 'replace', 'path': 'title', 'value': []}",
                "{'op': 'replace', 'value': {'title': ''}}"
            })
    void an_attribute_without_a_value_is_removed(String operation) {
        assertThat(patched(operation)).isEqualTo(alice("'title': null"));
    }

    @Test
    void what_is_not_there_can_be_removed() {
        assertThat(patched("{'op': 'remove', 'path': 'nickName'}, {'op': 'remove', 'path': 'photos'},"
                        + " {'op': 'remove', 'path': 'emails[type eq \"other\"]'},"
                        + " {'op': 'remove', 'path': 'ims[type eq \"x\"].value'}, {'op': 'remove', 'path': 'ims.value'},"
                        + " {'op': 'replace', 'path': 'emails[type eq \"other\"].value', 'value': ''},"
                        + " {'op': 'replace', 'path': 'roles[primary eq \"True\"].value', 'value': ''}"))
                .isEqualTo(ALICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'replace', 'path': 'shoeSize', 'value': 44}",
                "{'op': 'add', 'path': 'name.nick', 'value': 'x'}",
                "{'op': 'remove', 'path': 'urn:example:2.0:Other:a'}",
                "{'op': 'add', 'path': 'shoes[size eq \"44\"].color', 'value': 'red'}",
                "{'op': 'add', 'path': 'emails[type eq \"work\"].color', 'value': 'red'}",
                "{'op': 'add', 'path': 'emails[type eq \"work\"].value.color', 'value': 'red'}",
                "{'op': 'replace', 'value': {'shoeSize': 44, 'meta': {}, 'id': 'x', 'groups': []}}",
                "{'op': 'replace', 'value': {}}"
            })
    void what_no_schema_defines_is_ignored(String operation) {
        assertThat(patched(operation)).isEqualTo(ALICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'replace', 'path': 'password', 'value': 'secret'}",
                "{'op': 'add', 'value': {'Password': 'secret'}}"
            })
    void a_password_stands_beside_the_document_and_never_in_it(String operation) {
        var patched = patched(operation);

        assertThat(patched.password()).contains("secret");
        assertThat(patched).isNotEqualTo(ALICE).doesNotHaveToString("secret");
        assertThat(patched.withoutPassword()).isEqualTo(ALICE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "title | ['Boss']",
                "title | {'value': 'Boss'}",
                "title | {'Title': 'Boss'}",
                "title | [{'value': 'Boss'}]",
                "urn:ietf:params:scim:schemas:core:2.0:User | [{'title': ['Boss']}]",
            })
    void a_single_value_may_be_wrapped(String path, String value) {
        assertThat(patched("{'op': 'replace', 'path': '" + path + "', 'value': " + value + "}"))
                .isEqualTo(alice("'title': 'Boss'"));
        assertThat(patched("{'op': 'replace', 'value': [{'" + path + "': " + value + "}]}"))
                .isEqualTo(alice("'title': 'Boss'"));
    }

    @Test
    void a_value_of_a_part_or_of_an_extension_may_be_wrapped_too() {
        var after = patched("{'op': 'replace', 'path': 'name.givenName', 'value': ['Al']},"
                + "{'op': 'replace', 'path': 'emails[type eq \"work\"].value', 'value': ['new@x']},"
                + "{'op': 'replace', 'path': '" + ENTERPRISE + ":department', 'value': ['Law']},"
                + "{'op': 'add', 'path': '" + ENTERPRISE + "', 'value': [{'division': ['North']}]},"
                + "{'op': 'replace', 'path': 'manager', 'value': [{'value': ['m2']}]}");

        assertThat(after.givenName()).contains("Al");
        assertThat(after.emails().primary()).contains("new@x");
        assertThat(after.document().path(ENTERPRISE))
                .isEqualTo(Json.of("{'department': 'Law', 'division': 'North', 'manager': {'value': 'm2'}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[null]", "['']", "{'value': null}", "[[]]"})
    void an_empty_wrapper_means_no_value(String value) {
        assertThat(patched("{'op': 'replace', 'path': 'title', 'value': " + value + "}"))
                .isEqualTo(alice("'title': null"));
        assertThat(patched("{'op': 'replace', 'path': 'active', 'value': false},"
                        + "{'op': 'replace', 'path': 'active', 'value': " + value + "}"))
                .isEqualTo(alice("'active': false"));
    }

    @Test
    void a_number_is_taken_as_a_string() {
        assertThat(patched("{'op': 'replace', 'path': 'title', 'value': 7}")).isEqualTo(alice("'title': '7'"));
    }
}
