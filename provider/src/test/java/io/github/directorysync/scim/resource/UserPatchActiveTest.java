package io.github.directorysync.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.Json;
import io.github.directorysync.scim.schema.ResourceSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A PATCH or PUT of {@code active}, in the forms that clients send. */
class UserPatchActiveTest extends UserPatchScenario {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'Replace', 'path': 'active', 'value': 'False'}",
                "{'op': 'replace', 'path': 'active', 'value': false}",
                "{'op': 'Add', 'path': 'Active', 'value': 'false'}",
                "{'OP': 'REPLACE', 'Path': ' active ', 'VALUE': false}",
                "{'op': 'replace', 'value': {'active': 'False'}}",
                "{'op': 'replace', 'path': '', 'value': {'Active': false}}",
                "{'op': 'replace', 'path': null, 'value': {'active': false, 'id': '7', 'shoeSize': 44}}",
                "{'op': 'replace', 'value': {'urn:ietf:params:scim:schemas:core:2.0:User:active': false}}",
                "{'op': 'replace', 'path': 'urn:ietf:params:scim:schemas:core:2.0:User:active', 'value': false}"
            })
    void clients_deactivate_a_person_in_many_ways(String operation) {
        assertThat(patched(operation)).isEqualTo(alice("'active': false"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'replace', 'path': 'active', 'value': ''}",
                "{'op': 'replace', 'path': 'active', 'value': null}",
                "{'op': 'replace', 'path': 'active', 'value': []}",
                "{'op': 'add', 'path': 'active', 'value': ''}",
                "{'op': 'remove', 'path': 'active'}",
                "{'op': 'remove', 'path': 'urn:ietf:params:scim:schemas:core:2.0:User:active'}",
                "{'op': 'replace', 'value': {'active': null}}",
                "{'op': 'add', 'value': {'Active': '', 'urn:ietf:params:scim:schemas:core:2.0:User': {'active': []}}}"
            })
    void an_active_without_a_value_neither_suspends_nor_reactivates(String operation) {
        ScimUser suspended = alice("'active': false");

        assertThat(Patched.user(suspended, ResourceSchema.USER, Json.of("{'Operations': [" + operation + "]}")))
                .isEqualTo(suspended);
        assertThat(patched(operation)).isEqualTo(ALICE);
        assertThat(patched("{'op': 'replace', 'path': 'active', 'value': false}, " + operation))
                .isEqualTo(suspended);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "[]"})
    void a_put_with_an_active_without_a_value_neither_suspends_nor_reactivates(String nothing) {
        ScimUser suspended = alice("'active': false");
        ScimUser sent = ScimUser.sent(ResourceSchema.USER, Json.of("{'userName': 'alice', 'active': " + nothing + "}"));

        assertThat(suspended.replacedBy(sent).active()).contains(false);
        assertThat(ALICE.replacedBy(sent).active()).contains(true);
    }
}
