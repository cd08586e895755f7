package io.github.directorysync.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths and values that a PATCH of a person refuses. */
class UserPatchRefusalsTest extends UserPatchScenario {

    @ParameterizedTest
    @ValueSource(strings = {"id", "META", "meta.version", "groups", "groups[value eq \\\"g\\\"]", "groups.display"})
    void what_is_read_only_is_refused_where_it_is_the_path(String path) {
        assertThat(refused("{'op': 'replace', 'path': '" + path + "', 'value': 'x'}"))
                .isEqualTo("mutability");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "emails[",
                "emails[]",
                "emails]x[",
                "emails[type zz \\\"work\\\"].value",
                "emails[type eq \\\"work\\\"",
                "emails[type eq \\\"work",
                "emails[type eq \\\"work\\\"].value[x eq \\\"y\\\"]",
                "emails.value[x eq \\\"y\\\"]",
                "userName[x eq \\\"y\\\"]",
                "name[givenName eq \\\"Alice\\\"].familyName",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User[x eq \\\"y\\\"]",
            })
    void a_path_that_cannot_be_read_is_refused(String path) {
        assertThat(refused("{'op': 'replace', 'path': '" + path + "', 'value': 'x'}"))
                .isEqualTo("invalidPath");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "{}", "['title']", "true"})
    void a_path_is_a_string(String path) {
        assertThat(refused("{'op': 'replace', 'path': " + path + ", 'value': {'title': 'x'}}"))
                .isEqualTo("invalidPath");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "active | 'perhaps'",
                "active | [true, true]",
                "title | {'value': 'x', 'type': 'work'}",
                "title | ['x', 'y']",
                "title | true",
                "title | [false]",
                "userName | {'value': true}",
                "name | 'Alice'",
                "name | [{}, {}]",
                "emails | [['x', 'y']]",
                "emails[type eq \"work\"] | [{'value': 'x'}, {'value': 'y'}]",
                "emails[type eq \"work\"].value | ['x', 'y']",
                "emails | [{'value': true}]",
                "emails[type eq \"work\"].primary | 'perhaps'",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User | 'Sales'",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User | [{'department': 'x'}, {'division': 'y'}]",
                "userName | ''"
            })
    void a_value_of_the_wrong_type_is_refused(String path, String value) {
        assertThat(refused("{'op': 'replace', 'path': '" + path + "', 'value': " + value + "}"))
                .isEqualTo("invalidValue");
    }
}
