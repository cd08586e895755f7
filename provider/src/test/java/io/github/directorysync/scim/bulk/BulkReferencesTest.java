package io.github.directorysync.scim.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.scim.Json;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** References by {@code bulkId} between the operations of a Bulk request, circular ones among them. */
class BulkReferencesTest extends BulkScenario {

    @Test
    void what_is_referred_to_is_made_first_wherever_it_stands() {
        JsonNode operations = done("""
                {'method': 'POST', 'path': '/Groups', 'bulkId': 'g', 'data':
                    {'displayName': 'G', 'members': [{'value': 'bulkId:u'}, {'value': 'other'}]}},
                {'method': 'POST', 'path': '/Users', 'bulkId': 'u', 'data': {'userName': 'u', 'manager': 'bulkId:m'}},
                {'method': 'POST', 'path': '/Users', 'bulkId': 'm', 'data': {'userName': 'm', 'active': true}},
                {'method': 'PATCH', 'path': '/Users/bulkId:m', 'data': {'Operations': [{'value': 'bulkId:u'}]}}
                """);

        assertThat(performed)
                .extracting(BulkOperation::path)
                .containsExactly("/Users", "/Users", "/Groups", "/Users/id-of-m");
        assertThat(performed.get(1).data().orElseThrow().path("manager").asText())
                .isEqualTo("id-of-m");
        assertThat(performed.get(2).data().orElseThrow().at("/members/0/value").asText())
                .isEqualTo("id-of-u");
        assertThat(performed
                        .get(3)
                        .data()
                        .orElseThrow()
                        .at("/Operations/0/value")
                        .asText())
                .isEqualTo("id-of-u");
        assertThat(statuses(operations)).containsExactly("201", "201", "201", "200");
        assertThat(operations.path(0).path("bulkId").asText()).isEqualTo("g");
    }

    @Test
    void a_bulk_id_that_no_operation_makes_is_refused() {
        JsonNode operations = done("""
                {'method': 'POST', 'path': '/Groups', 'bulkId': 'g', 'data': {'members': [{'value': 'bulkId:nobody'}]}},
                {'method': 'POST', 'path': '/Users', 'bulkId': 'u', 'data': {'userName': 'u'}}
                """);

        assertThat(statuses(operations)).containsExactly("400", "201");
        assertThat(operations.at("/0/response/scimType").asText()).isEqualTo("invalidValue");
        assertThat(operations.path(0).has("location")).isFalse();
    }

    @Test
    void of_two_who_refer_to_each_other_one_is_made_without_the_other_and_completed_then() {
        JsonNode operations = done("""
                {'method': 'POST', 'path': '/Users', 'bulkId': 'a', 'data':
                    {'userName': 'a', 'manager': {'value': 'bulkId:b', 'displayName': 'B'}}},
                {'method': 'POST', 'path': '/Users', 'bulkId': 'b', 'data': {'userName': 'b', 'manager': 'bulkId:a'}},
                {'method': 'PATCH', 'path': '/Users/bulkId:b', 'data': {'Operations': []}}
                """);

        assertThat(statuses(operations)).containsExactly("201", "201", "200");
        assertThat(performed)
                .extracting(operation -> operation.method() + " " + operation.path())
                .containsExactly("POST /Users", "POST /Users", "PUT /Users/id-of-b", "PATCH /Users/id-of-b");
        assertThat(data(0)).isEqualTo(Json.of("{'userName': 'b'}"));
        assertThat(data(1).at("/manager/value").asText()).isEqualTo("id-of-b");
        assertThat(data(2)).isEqualTo(Json.of("{'userName': 'b', 'manager': 'id-of-a'}"));
        assertThat(operations.at("/1/location").asText()).isEqualTo(BASE + "/Users/id-of-b");
    }

    @Test
    void a_circle_of_references_may_have_any_number_of_operations() {
        JsonNode operations = done("""
                {'method': 'POST', 'path': '/Users', 'bulkId': 'a', 'data': {'userName': 'a', 'manager': 'bulkId:b'}},
                {'method': 'POST', 'path': '/Users', 'bulkId': 'b', 'data': {'userName': 'b', 'manager': 'bulkId:c'}},
                {'method': 'POST', 'path': '/Users', 'bulkId': 'c', 'data':
                    {'userName': 'c', 'manager': 'bulkId:a', 'roles': [{'value': 'x'}, {'value': 'bulkId:b'}]}},
                {'method': 'POST', 'path': '/Users', 'bulkId': 'd', 'data': {'userName': 'd', 'manager': 'bulkId:d'}}
                """);

        assertThat(statuses(operations)).containsExactly("201", "201", "201", "201");
        assertThat(data(0)).isEqualTo(Json.of("{'userName': 'c', 'roles': [{'value': 'x'}]}"));
        assertThat(performed)
                .extracting(operation -> operation.method() + " " + operation.path())
                .containsExactly(
                        "POST /Users",
                        "POST /Users",
                        "POST /Users",
                        "PUT /Users/id-of-c",
                        "POST /Users",
                        "PUT /Users/id-of-d");
        assertThat(data(3))
                .isEqualTo(Json.of(
                        "{'userName': 'c', 'manager': 'id-of-a', 'roles': [{'value': 'x'}, {'value': 'id-of-b'}]}"));
    }

    @Test
    void a_resource_that_cannot_be_completed_is_deleted_again() {
        JsonNode operations = done("""
                {'method': 'POST', 'path': '/Users', 'bulkId': 'a', 'data':
                    {'userName': 'refused', 'manager': 'bulkId:b'}},
                {'method': 'POST', 'path': '/Users', 'bulkId': 'b', 'data': {'userName': 'b', 'manager': 'bulkId:a'}}
                """);

        assertThat(statuses(operations)).containsExactly("409", "409");
        assertThat(performed.get(2).method() + " " + performed.get(2).path()).isEqualTo("DELETE /Users/id-of-b");
        assertThat(performed).hasSize(3);
    }

    @Test
    void what_refers_to_something_that_was_refused_is_refused_with_409() {
        JsonNode operations = done("""
                {'method': 'POST', 'path': '/Users', 'bulkId': 'u', 'data': {'userName': 'refused'}},
                {'method': 'PUT', 'path': '/Groups/1', 'data': {'members': [{'value': 'bulkId:u'}]}}
                """);

        assertThat(statuses(operations)).containsExactly("409", "409");
        assertThat(operations.at("/0/response/status").asText()).isEqualTo("409");
    }

    @Test
    void a_chain_of_references_may_be_as_long_as_the_request() {
        String chain = IntStream.range(0, BulkRequest.MAX_OPERATIONS)
                .mapToObj(i -> "{'method': 'POST', 'path': '/Users', 'bulkId': '%d', 'data': {'manager': '%s'}}"
                        .formatted(i, i + 1 < BulkRequest.MAX_OPERATIONS ? "bulkId:" + (i + 1) : ""))
                .collect(Collectors.joining(","));

        assertThat(statuses(done(chain))).hasSize(BulkRequest.MAX_OPERATIONS).containsOnly("201");
    }

    /** The work grows with the number of references, not with its square. */
    @Test
    void a_circle_in_which_everybody_refers_to_everybody_is_made_with_two_requests_each() {
        int many = 300;
        String everybody = IntStream.range(0, many)
                .mapToObj(i -> "{'value': 'bulkId:" + i + "'}")
                .collect(Collectors.joining(","));
        String operations = IntStream.range(0, many)
                .mapToObj(i -> "{'method': 'POST', 'path': '/Groups', 'bulkId': '%d', 'data': {'members': [%s]}}"
                        .formatted(i, everybody))
                .collect(Collectors.joining(","));

        assertThat(statuses(done(operations))).hasSize(many).containsOnly("201");
        assertThat(performed).hasSize(2 * many);
        assertThat(data(2 * many - 1).path("members"))
                .hasSize(many)
                .allMatch(member -> member.path("value").asText().startsWith("id-of-"));
    }
}
