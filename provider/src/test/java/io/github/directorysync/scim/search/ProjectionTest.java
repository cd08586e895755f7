package io.github.directorysync.scim.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Json;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which attributes are given: RFC 7644 §3.9. */
class ProjectionTest {

    private static final String ALICE = """
            {'schemas': ['s'], 'id': '1', 'userName': 'alice', 'name': {'givenName': 'A', 'familyName': 'B'},
             'emails': [{'value': 'x', 'type': 'work'}, {'value': 'y'}], 'meta': {'version': 'v', 'location': 'l'},
             'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'department': 'd', 'division': 'e'}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "userName | 'userName': 'alice'",
                " USERNAME , nickName | 'userName': 'alice'",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName | 'userName': 'alice'",
                "name.givenName | 'name': {'givenName': 'A'}",
                "name.givenName,name.familyName | 'name': {'givenName': 'A', 'familyName': 'B'}",
                "emails.value | 'emails': [{'value': 'x'}, {'value': 'y'}]",
                "emails.type,emails.value | 'emails': [{'value': 'x', 'type': 'work'}, {'value': 'y'}]",
                "department | 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'department': 'd'}",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
                        + " | 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':"
                        + " {'department': 'd', 'division': 'e'}",
                "id,schemas | 'id': '1'",
                "shoeSize | 'id': '1'"
            })
    void only_what_is_asked_for_is_given_and_always_the_id(String attributes, String wanted) {
        var expected = Json.of("{'schemas': ['s'], 'id': '1', " + wanted + "}");

        assertThat(projected(Optional.of(attributes), Optional.empty())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "userName | 'userName'",
                "Emails.Type,emails.value | 'emails'",
                "name.givenName | 'name'",
                "meta.location | 'meta'",
                "division | 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'"
            })
    void what_is_excluded_is_not_given(String excluded, String changed) {
        var without = projected(Optional.empty(), Optional.of(excluded));

        assertThat(without).isNotEqualTo(alice());
        assertThat(without.remove(changed.replace("'", ""))).isNotEqualTo(alice().get(changed.replace("'", "")));
        assertThat(without.has("id")).isTrue();
    }

    @Test
    void a_whole_extension_can_be_excluded() {
        var urn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

        assertThat(projected(Optional.empty(), Optional.of(urn)).has(urn)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "schemas", "shoeSize", "", ",", "nickName", "photos.value"})
    void an_exclusion_of_what_is_always_given_or_not_there_changes_nothing(String excluded) {
        assertThat(projected(Optional.of(""), Optional.of(excluded))).isEqualTo(alice());
    }

    @Test
    void an_absent_extension_is_neither_given_nor_excluded() {
        var urn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
        var bob = Json.of("{'schemas': ['s'], 'id': '2'}");

        assertThat(read(Optional.of("department," + urn), Optional.empty()).of(bob))
                .isEqualTo(bob);
        assertThat(read(Optional.empty(), Optional.of("department," + urn)).of(bob))
                .isEqualTo(bob);
    }

    @Test
    void the_resource_itself_stays_whole() {
        var resource = alice();

        read(Optional.of("emails"), Optional.of("emails.value")).of(resource);
        read(Optional.empty(), Optional.of("emails,name.givenName")).of(resource);

        assertThat(resource).isEqualTo(alice());
    }

    @Test
    void what_is_not_wanted_need_not_be_read() {
        assertThat(read(Optional.empty(), Optional.empty()).wants("groups")).isTrue();
        assertThat(read(Optional.empty(), Optional.of("groups")).wants("groups"))
                .isFalse();
        assertThat(read(Optional.empty(), Optional.of("groups.display")).wants("groups"))
                .isTrue();
        assertThat(read(Optional.of("userName"), Optional.empty()).wants("groups"))
                .isFalse();
        assertThat(read(Optional.of("groups.value"), Optional.empty()).wants("groups"))
                .isTrue();
        assertThat(read(Optional.of("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"), Optional.empty())
                        .wants("groups"))
                .isFalse();
    }

    @Test
    void a_client_that_names_attributes_wants_an_answer_with_a_body() {
        assertThat(read(Optional.of("id"), Optional.empty()).asksForAttributes())
                .isTrue();
        assertThat(read(Optional.of(" "), Optional.of("id")).asksForAttributes())
                .isFalse();
    }

    private static ObjectNode projected(Optional<String> attributes, Optional<String> excluded) {
        return read(attributes, excluded).of(alice());
    }

    private static Projection read(Optional<String> attributes, Optional<String> excluded) {
        return Projection.read(ResourceSchema.USER, attributes, excluded);
    }

    private static ObjectNode alice() {
        return Json.of(ALICE);
    }
}
