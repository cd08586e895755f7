package io.github.directorysync.scim.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.scim.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the operations of a Bulk request are performed and answered. */
class BulkJobTest extends BulkScenario {

    @Test
    void each_operation_is_done_in_order_and_answered_with_a_status_of_its_own() {
        JsonNode operations = done("""
                {'method': 'post', 'path': '/Users', 'bulkId': 'a', 'data': {'userName': 'alice'}},
                {'method': 'PATCH', 'path': '/Users/1', 'data': {'Operations': []}},
                {'method': 'DELETE', 'path': 'Groups/2'}
                """);

        assertThat(performed).extracting(BulkOperation::method).containsExactly("POST", "PATCH", "DELETE");
        assertThat(operations.path(0))
                .isEqualTo(Json.of("{'method': 'POST', 'bulkId': 'a', 'location': '" + BASE
                        + "/Users/id-of-a', 'version': 'W/1', 'status': '201'}"));
        assertThat(operations.path(2))
                .isEqualTo(Json.of("{'method': 'DELETE', 'location': '" + BASE + "/Groups/2', 'status': '204'}"));
    }

    @Test
    void after_as_many_errors_as_are_allowed_the_rest_is_left_alone() {
        JsonNode operations = done(", 'failOnErrors': 2", """
                {'method': 'POST', 'path': '/Users', 'bulkId': 'a', 'data': {'userName': 'refused'}},
                {'method': 'DELETE', 'path': '/Users/1'},
                {'method': 'POST', 'path': '/Users', 'bulkId': 'b', 'data': {'userName': 'refused'}},
                {'method': 'DELETE', 'path': '/Users/2'}
                """);

        assertThat(statuses(operations)).containsExactly("409", "204", "409");
        assertThat(performed).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                 | 405",
                "{'method': 'GET', 'path': '/Users/1'}                              | 405",
                "{'method': 'POST', 'path': '/Users/1', 'bulkId': 'a', 'data': {}}  | 405",
                "{'method': 'POST', 'path': '/Users/.search', 'data': {}}           | 405",
                "{'method': 'DELETE', 'path': '/Users'}                             | 405",
                "{'method': 'DELETE', 'path': '/Users/1/2'}                         | 405",
                "{'method': 'DELETE'}                                               | 404",
                "{'method': 'POST', 'path': '/Bulk', 'bulkId': 'a', 'data': {}}     | 404",
                "{'method': 'POST', 'path': 7, 'bulkId': 'a', 'data': {}}           | 404",
                "{'method': 'POST', 'path': '/Users', 'data': {}}                   | 400",
                "{'method': 'POST', 'path': '/Users', 'bulkId': '', 'data': {}}     | 400",
                "{'method': 'POST', 'path': '/Users', 'bulkId': 'a'}                | 400",
                "{'method': 'PUT', 'path': '/Users/1', 'data': []}                  | 400",
            })
    void an_operation_that_a_bulk_request_cannot_contain_is_refused_and_no_other(String operation, String status) {
        JsonNode operations = done(operation);

        assertThat(statuses(operations)).containsExactly(status);
        assertThat(operations.at("/0/response/detail").asText()).isNotEmpty();
        assertThat(performed).isEmpty();
    }

    @Test
    void a_password_is_sent_once_though_its_owner_is_made_in_two_steps() {
        done("""
                {'method': 'POST', 'path': '/Users', 'bulkId': 'a', 'data':
                    {'userName': 'a', 'manager': 'bulkId:b', 'Password': 'hush'}},
                {'method': 'POST', 'path': '/Users', 'bulkId': 'b', 'data': {'userName': 'b', 'manager': 'bulkId:a',
                    'password': 'hush'}}
                """);

        assertThat(performed).hasSize(3);
        assertThat(data(0).has("password")).isTrue();
        assertThat(data(1).has("Password")).isTrue();
        assertThat(data(2)).isEqualTo(Json.of("{'userName': 'b', 'manager': 'id-of-a'}"));
    }
}
