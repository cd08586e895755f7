package io.github.directorysync.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.Json;
import io.github.directorysync.scim.Refused;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The body of a PATCH of a person: its operations, their order, and what each must have. */
class UserPatchBodyTest extends UserPatchScenario {

    @Test
    void too_many_operations_are_refused() {
        String operation = "{'op': 'replace', 'path': 'title', 'value': 'x'}";
        String most = String.join(",", Collections.nCopies(Dialect.MOST_OPERATIONS, operation));

        assertThat(new Dialect(ResourceSchema.USER).patch(Json.of("{'Operations': [" + most + "]}")))
                .hasSize(Dialect.MOST_OPERATIONS);
        assertThat(Refused.because(() -> new Dialect(ResourceSchema.USER)
                        .patch(Json.of("{'Operations': [" + most + "," + operation + "]}"))))
                .isEqualTo("tooMany");
    }

    @Test
    void operations_may_be_named_in_any_case() {
        var body = Json.of("{'schemas': [], 'operations': [{'op': 'add', 'path': 'title', 'value': 'Boss'}]}");

        assertThat(Patched.user(ALICE, ResourceSchema.USER, body)).isEqualTo(alice("'title': 'Boss'"));
    }

    @Test
    void operations_take_effect_in_the_order_in_which_they_stand() {
        assertThat(patched("{'op': 'remove', 'path': 'title'}, {'op': 'add', 'path': 'title', 'value': 'A'},"
                        + " {'op': 'replace', 'path': 'title', 'value': 'B'}"))
                .isEqualTo(alice("'title': 'B'"));
    }

    @Test
    void dotted_and_qualified_keys_without_a_path_are_one_change_each() {
        var after = patched("""
                {'op': 'replace', 'value': {
                  'name.givenName': 'Al', 'emails[type eq "work"].value': 'new@x',
                  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department': 'Tax'}}
                """);

        assertThat(after.givenName()).contains("Al");
        assertThat(after.familyName()).contains("Archer");
        assertThat(after.emails().primary()).contains("new@x");
        assertThat(after.document().path(ENTERPRISE).path("department").asText())
                .isEqualTo("Tax");
    }

    @Test
    void the_urn_of_the_core_schema_means_the_person_as_a_path_and_as_a_key() {
        String urn = "urn:ietf:params:scim:schemas:core:2.0:User";

        assertThat(patched("{'op': 'add', 'path': '" + urn + "', 'value': {'title': 'Boss'}}"))
                .isEqualTo(alice("'title': 'Boss'"));
        assertThat(patched("{'op': 'add', 'value': {'" + urn + "': {'title': 'Boss'}}}"))
                .isEqualTo(alice("'title': 'Boss'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'Operations': []}",
                "{'Operations': null}",
                "{'Operations': {'op': 'add'}}",
                "{'Operations': ['add']}",
                "{'Operations': [[]]}",
                "{'Operations': [{}]}",
                "{'Operations': [{'path': 'title', 'value': 'x'}]}",
                "{'Operations': [{'op': 'move', 'path': 'title', 'value': 'x'}]}",
                "{'Operations': [{'op': null, 'path': 'title'}]}",
                "{'Operations': [{'op': ['add'], 'path': 'title'}]}",
                "{'Operations': [{'op': 'replace'}]}",
                "{'Operations': [{'op': 'add', 'value': 'x'}]}",
                "{'Operations': [{'op': 'add', 'value': [{'title': 'x'}, {'nickName': 'y'}]}]}"
            })
    void what_is_no_patch_is_refused(String body) {
        assertThat(Refused.because(() -> Patched.user(ALICE, ResourceSchema.USER, Json.of(body))))
                .isEqualTo("invalidSyntax");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'replace', 'path': 'title'}",
                "{'op': 'add', 'path': 'title'}",
                "{'op': 'replace', 'path': 'emails'}",
                "{'op': 'replace', 'path': 'emails[type eq \"work\"].value'}",
                "{'op': 'replace', 'path': 'active'}",
                "{'op': 'replace', 'path': 'nobodyKnowsIt'}",
                "{'op': 'add', 'path': 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'}"
            })
    void an_add_and_a_replace_need_a_value(String operation) {
        assertThat(refused("{'op': 'replace', 'path': 'nickName', 'value': 'x'}, " + operation))
                .isEqualTo("invalidValue");
    }

    @Test
    void a_remove_needs_a_path() {
        assertThat(refused("{'op': 'remove'}")).isEqualTo("noTarget");
        assertThat(refused("{'op': 'Remove', 'value': {'title': 'x'}}")).isEqualTo("noTarget");
    }

    @Test
    void a_patch_of_which_one_operation_is_refused_changes_nothing() {
        var before = ALICE.document();

        refused("{'op': 'replace', 'path': 'title', 'value': 'Boss'}, {'op': 'remove', 'path': 'emails'},"
                + " {'op': 'replace', 'path': 'active', 'value': 'perhaps'}");

        assertThat(ALICE.document()).isEqualTo(before);
    }
}
