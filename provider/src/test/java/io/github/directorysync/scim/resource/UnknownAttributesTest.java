package io.github.directorysync.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.Json;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client sends in vain is told by its name. */
class UnknownAttributesTest {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'userName': 'x', 'name': {'givenName': 'y'}, 'emails': [{'value': 'z'}]}        | ''",
                "{'USERNAME': 'x', 'meta': {'resourceType': 'User'}, 'groups': [], 'password': 1}  | ''",
                "{'shoeSize': 'secret', 'name': {'nick': 'secret'}}                       | shoeSize,name.nick",
                "{'emails': [{'value': 'z', 'since': 'secret'}], 'title': {'a': 1}}       | emails.since",
                "{'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User', 'urn:x:y']}   | urn:x:y",
                "{'urn:x:y:2.0:User': {'a': 'secret'}, 'name.givenName': 'x'}             | urn:x:y:2.0:User",
                "{'urn:ietf:params:scim:schemas:core:2.0:User': {'title': 'x', 'size': 1}} | size",
            })
    void of_a_resource(String body, String names) {
        assertThat(String.join(",", UnknownAttributes.in(ResourceSchema.USER, Json.of(body))))
                .isEqualTo(names);
    }

    @Test
    void of_an_extension() {
        assertThat(UnknownAttributes.in(
                        ResourceSchema.USER,
                        Json.of("{'" + ENTERPRISE + "': {'department': 'x', 'floor': 'secret', 'manager': 'y'}}")))
                .isEqualTo(Set.of(ENTERPRISE + ":floor"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'op': 'add', 'path': 'title', 'value': 'x'}                              | ''",
                "{'op': 'add', 'path': 'emails[type eq \"work\"].value', 'value': 'x'}     | ''",
                "{'op': 'add', 'path': 'shoeSize', 'value': 'secret'}                      | shoeSize",
                "{'op': 'add', 'path': 'shoes[size eq 44].colour', 'value': 'secret'}      | shoes",
                "{'op': 'replace', 'value': {'active': false, 'hat': 'secret', 'name.nick': 'secret'}} | hat,name.nick",
                "{'op': 'replace', 'value': 'x'}                                           | ''",
                "{'path': 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User', 'value': {'hat': 1}}"
                        + " | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:hat",
                "7                                                                         | ''",
            })
    void of_a_patch(String operation, String names) {
        assertThat(String.join(
                        ",", UnknownAttributes.in(ResourceSchema.USER, Json.of("{'Operations': [" + operation + "]}"))))
                .isEqualTo(names);
    }
}
