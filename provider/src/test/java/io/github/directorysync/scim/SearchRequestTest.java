package io.github.directorysync.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
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
        Map<String, String> address = Map.of(
                "filter", "title pr",
                "sortBy", "userName",
                "sortOrder", "descending",
                "startIndex", "11",
                "count", "5",
                "attributes", "userName,emails.value",
                "excludedAttributes", "id,meta",
                "shoeSize", "44");

        assertThat(body).isEqualTo(SearchRequest.ofAddress(name -> Optional.ofNullable(address.get(name))));
        assertThat(body.startIndex()).isEqualTo(11);
        assertThat(body.projection(ResourceSchema.USER).asksForAttributes()).isTrue();
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
