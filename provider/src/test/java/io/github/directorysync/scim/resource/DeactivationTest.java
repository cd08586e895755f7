package io.github.directorysync.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a request says that somebody is no longer active, whatever else it says. */
class DeactivationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'active': false}",
                "{'Active': 'False', 'userName': 7, 'emails': 'x'}",
                "{'urn:ietf:params:scim:schemas:core:2.0:User:active': false}",
                "{'urn:ietf:params:scim:schemas:core:2.0:User': {'active': 'false'}}",
                "{'Operations': [{'op': 'replace', 'path': 'active', 'value': false}]}",
                "{'active': [false]}",
                "{'active': ['False']}",
                "{'active': {'value': false}}",
                "{'urn:ietf:params:scim:schemas:core:2.0:User': [{'active': false}]}",
                "{'Operations': [{'op': 'replace', 'path': 'active', 'value': [false]}]}",
                "{'Operations': [{'op': 'replace', 'path': 'active', 'value': ['False']}]}",
                "{'Operations': [{'op': 'replace', 'path': 'active', 'value': [{'value': 'false'}]}]}",
                "{'Operations': [{'op': 'replace', 'path': 'active', 'value': {'active': false}}]}",
                "{'Operations': [{'op': 'replace', 'value': [{'active': [false]}]}]}",
                "{'operations': [{'OP': 'Add', 'Path': ' Active ', 'VALUE': 'FALSE'}]}",
                "{'Operations': [{'op': 'replace', 'value': {'active': false, 'id': 1}}]}",
                "{'Operations': [{'op': 'replace', 'path': 'urn:ietf:params:scim:schemas:core:2.0:User',"
                        + " 'value': {'active': false}}]}",
                "{'Operations': [5, {'op': 'x'}, {'op': 'replace', 'path': 'emails[', 'value': 1},"
                        + " {'op': 'replace', 'path': 'active', 'value': false},"
                        + " {'op': 'replace', 'path': 'active', 'value': ''}, {'op': 'remove', 'path': 'active'}]}",
                "{'Operations': [{'op': 'replace', 'path': 'active', 'value': true},"
                        + " {'op': 'replace', 'path': 'active', 'value': false}]}"
            })
    void it_does_whatever_stands_beside_it(String body) {
        assertThat(Deactivation.isInPatch(Json.of(body))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'userName': 'alice'}",
                "{'active': true}",
                "{'active': null}",
                "{'active': [false, true]}",
                "{'active': [[[[false]]]]}",
                "{'active': [null]}",
                "{'active': 'no'}",
                "{'Operations': []}",
                "{'Operations': [{'op': 'remove', 'path': 'active'}]}",
                "{'Operations': [{'op': 'remove', 'path': 'active', 'value': false}]}",
                "{'Operations': [{'op': 'replace', 'path': 'active'}]}",
                "{'Operations': [{'op': 'replace', 'value': 'active'}]}",
                "{'Operations': [{'path': 'active', 'value': false}]}",
                "{'Operations': [{'op': 'replace', 'path': 'title', 'value': false}]}",
                "{'Operations': [{'op': 'replace', 'path': 'active', 'value': false},"
                        + " {'op': 'replace', 'value': {'active': 'True'}}]}"
            })
    void it_does_not_without_such_a_word_or_with_a_later_one(String body) {
        assertThat(Deactivation.isInPatch(Json.of(body))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'userName': 'alice', 'active': false}",
                "{'active': false, 'Operations': []}",
                "{'active': 'False', 'operations': [{'op': 'replace', 'path': 'active', 'value': true}]}"
            })
    void a_put_says_so_by_its_attributes_whatever_else_is_in_it(String body) {
        assertThat(Deactivation.isInPut(Json.of(body))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'userName': 'alice'}", "{'Operations': [{'op': 'replace', 'path': 'active', 'value': false}]}"
            })
    void a_put_without_the_attribute_does_not(String body) {
        assertThat(Deactivation.isInPut(Json.of(body))).isFalse();
    }
}
