package io.github.directorysync.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A PATCH of the enterprise extension and of the manager. */
class UserPatchExtensionTest extends UserPatchScenario {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'Add', 'path': 'manager', 'value': 'm2'}",
                "{'op': 'Replace', 'path': 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager',"
                        + " 'value': 'm2'}",
                "{'op': 'replace', 'path': 'manager', 'value': [{'value': 'm2'}]}",
                "{'op': 'replace', 'path': 'manager', 'value': {'value': 'm2'}}",
                "{'op': 'replace', 'value': {'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':"
                        + " {'manager': {'value': 'm2'}}}}"
            })
    void another_manager_leaves_nothing_of_the_former_one(String operation) {
        assertThat(patched(operation).document().path(ENTERPRISE))
                .isEqualTo(Json.of("{'department': 'Sales', 'manager': {'value': 'm2'}}"));
    }

    @Test
    void the_same_manager_sent_again_keeps_its_other_parts() {
        assertThat(patched("{'op': 'replace', 'path': 'manager', 'value': 'm1'}"))
                .isEqualTo(ALICE);
        assertThat(patched("{'op': 'replace', 'path': 'manager', 'value': {'displayName': 'Mo'}}"))
                .isEqualTo(ALICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'replace', 'path': 'manager', 'value': ''}",
                "{'op': 'replace', 'path': 'manager', 'value': {'value': ''}}",
                "{'op': 'replace', 'path': 'manager', 'value': []}",
                "{'op': 'remove', 'path': 'manager'}",
                "{'op': 'Remove', 'path': 'manager', 'value': 'm1'}",
                "{'op': 'replace', 'path': 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',"
                        + " 'value': {'manager': null}}",
                "{'op': 'remove', 'path': 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',"
                        + " 'value': {'manager': {}}}"
            })
    void a_manager_is_taken_away_in_many_ways(String operation) {
        assertThat(patched(operation).document().path(ENTERPRISE)).isEqualTo(Json.of("{'department': 'Sales'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'op': 'remove'", "'op': 'replace', 'value': null", "'op': 'replace', 'value': ''"})
    void a_whole_extension_can_be_taken_away(String operation) {
        assertThat(patched("{" + operation + ", 'path': '" + ENTERPRISE + "'}"))
                .isEqualTo(alice("'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': null"));
    }

    @Test
    void an_extension_as_path_sets_what_it_names_and_leaves_the_rest() {
        var after = patched("{'op': 'Add', 'path': '" + ENTERPRISE
                + "', 'value': {'Division': 'North', 'department': 'Tax', 'shoeSize': 44}}");

        assertThat(after.document().path(ENTERPRISE))
                .isEqualTo(Json.of(
                        "{'department': 'Tax', 'division': 'North', 'manager': {'value': 'm1', 'displayName': 'Mo'}}"));
    }
}
