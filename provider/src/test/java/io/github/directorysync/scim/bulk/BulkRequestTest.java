package io.github.directorysync.scim.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Json;
import io.github.directorysync.scim.Refused;
import io.github.directorysync.scim.ScimProblem;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The body of a Bulk request, before any of it is performed. */
class BulkRequestTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'Operations': null}",
                "{'Operations': {}}",
                "{'Operations': []}",
                "{'Operations': [null]}",
                "{'Operations': ['x']}",
                "{'Operations': [{}], 'failOnErrors': 'many'}",
                "{'Operations': [{}], 'failOnErrors': 0}",
                "{'Operations': [{}], 'failOnErrors': 1.5}",
                "{'Operations': [{}], 'failOnErrors': 99999999999}",
                "{'Operations': [{'method': 'POST', 'bulkId': 'a'}, {'method': 'POST', 'bulkId': 'a'}]}"
            })
    void a_body_that_is_no_bulk_request_is_refused(String body) {
        ObjectNode named = Json.of(body);
        named.putArray("schemas").add(BulkRequest.SCHEMA);

        ScimProblem refused = Refused.by(() -> BulkRequest.read(named));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused).hasMessageNotContaining(BulkRequest.SCHEMA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'schemas': [],", "'schemas': 'x',", "'schemas': ['urn:x', 1],"})
    void a_body_without_the_schema_of_a_bulk_request_is_refused(String schemas) {
        ObjectNode body = Json.of("{" + schemas + "'Operations': [{'method': 'DELETE', 'path': '/Users/1'}]}");

        ScimProblem refused = Refused.by(() -> BulkRequest.read(body));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused).hasMessageContaining(BulkRequest.SCHEMA);
    }

    @Test
    void names_are_read_in_any_case_and_null_means_no_value() {
        var request = BulkRequest.read(
                Json.of(
                        "{'schemas': ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'], 'operations': [{'METHOD': 'delete'}], 'failOnErrors': null}"));

        assertThat(request.failOnErrors()).isEmpty();
        assertThat(request.operations().get(0).method()).isEqualTo("DELETE");
    }

    @Test
    void too_many_operations_are_refused_with_413() {
        ObjectNode body = Json.of("{'schemas': ['urn:ietf:params:scim:api:messages:2.0:BulkRequest']}");
        IntStream.rangeClosed(0, BulkRequest.MAX_OPERATIONS)
                .forEach(i -> body.withArrayProperty("Operations").addObject());

        assertThat(Refused.by(() -> BulkRequest.read(body)).status()).isEqualTo(413);
    }
}
