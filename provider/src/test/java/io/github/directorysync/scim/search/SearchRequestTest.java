package io.github.directorysync.scim.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.Json;
import io.github.directorysync.scim.Refused;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7644 §3.4.3. */
class SearchRequestTest {

    @Test
    void a_body_asks_the_same_as_an_address() {
        var body = SearchRequest.ofBody(Json.of("""
                {'schemas': ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'], 'shoeSize': 44,
                 'filter': 'title pr', 'sortBy': 'userName', 'SORTORDER': 'descending', 'startIndex': 11, 'count': '5',
                 'attributes': ['userName', 'emails.value'], 'excludedAttributes': 'id,meta', 'cursor': null}
                """));
        Map<String, List<String>> address = Map.of(
                "filter", List.of("title pr"),
                "sortby", List.of("userName", "userName"),
                "SortOrder", List.of("descending"),
                "startIndex", List.of("11"),
                "COUNT", List.of("5"),
                "attributes", List.of("userName", "emails.value"),
                "excludedAttributes", List.of("id,meta"),
                "shoeSize", List.of("44"));

        assertThat(body.parameters()).isEqualTo(SearchRequest.ofAddress(address).parameters());
        assertThat(body.startIndex()).isEqualTo(11);
        assertThat(body.projection(ResourceSchema.USER).asksForAttributes()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter", "sortBy", "sortOrder", "cursor", "startIndex", "count"})
    void a_parameter_that_comes_twice_with_different_values_is_refused(String name) {
        Map<String, List<String>> address = Map.of(name, List.of("1", "2"));

        assertThat(Refused.by(() -> SearchRequest.ofAddress(address)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'filter': 7}",
                "{'filter': {}}",
                "{'cursor': true}",
                "{'startIndex': 1.5}",
                "{'count': []}",
                "{'attributes': [1]}",
                "{'attributes': {}}",
                "{'excludedAttributes': [null]}"
            })
    void a_parameter_that_is_not_of_its_type_is_refused(String body) {
        assertThat(Refused.because(() -> SearchRequest.ofBody(Json.of(body)))).isEqualTo("invalidValue");
    }
}
