package io.github.directorysync.scim.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Json;
import io.github.directorysync.scim.Refused;
import io.github.directorysync.scim.ScimProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many operations in one request (RFC 7644 §3.7). */
class BulkTest {

    private static final String BASE = "https://id.example.com/scim/v2";

    private final List<BulkOperation> performed = new ArrayList<>();

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
    void a_circle_may_be_as_wide_as_it_likes_and_as_small_as_one() {
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
    void who_cannot_be_completed_is_taken_away_again() {
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

    /** However they refer to each other: a reference is looked at a few times, not once for each other one. */
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
    void what_a_bulk_request_cannot_contain_is_refused_alone(String operation, String status) {
        JsonNode operations = done(operation);

        assertThat(statuses(operations)).containsExactly(status);
        assertThat(operations.at("/0/response/detail").asText()).isNotEmpty();
        assertThat(performed).isEmpty();
    }

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
    void a_body_that_does_not_say_that_it_is_a_bulk_request_is_refused(String schemas) {
        ObjectNode body = Json.of("{" + schemas + "'Operations': [{'method': 'DELETE', 'path': '/Users/1'}]}");

        ScimProblem refused = Refused.by(() -> BulkRequest.read(body));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused).hasMessageContaining(BulkRequest.SCHEMA);
    }

    @Test
    void names_are_found_in_any_case_and_null_says_nothing() {
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

    private JsonNode data(int at) {
        return performed.get(at).data().orElseThrow();
    }

    private JsonNode done(String operations) {
        return done("", operations);
    }

    private JsonNode done(String more, String operations) {
        ObjectNode body = Json.of("{'schemas': ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'], 'Operations': ["
                + operations + "]" + more + "}");
        ObjectNode response = new BulkJob(BulkRequest.read(body), this::perform).done();
        assertThat(response.at("/schemas/0").asText()).isEqualTo("urn:ietf:params:scim:api:messages:2.0:BulkResponse");
        return response.path("Operations");
    }

    private BulkOutcome perform(BulkOperation operation) {
        performed.add(operation);
        boolean refused = operation
                .data()
                .map(data -> data.path("userName").asText().equals("refused"))
                .orElse(false);
        if (refused) {
            return BulkOutcome.refused(ScimProblem.notUnique("Taken."));
        }
        return switch (operation.method()) {
            case "POST" ->
                new BulkOutcome(
                        201,
                        Optional.of(BASE + operation.path() + "/id-of-"
                                + operation.bulkId().orElseThrow()),
                        Optional.of("W/1"),
                        Optional.empty());
            case "DELETE" ->
                new BulkOutcome(204, Optional.of(BASE + operation.path()), Optional.empty(), Optional.empty());
            default -> new BulkOutcome(200, Optional.of(BASE + operation.path()), Optional.empty(), Optional.empty());
        };
    }

    private static List<String> statuses(JsonNode operations) {
        List<String> statuses = new ArrayList<>();
        operations.forEach(operation -> statuses.add(operation.path("status").asText()));
        return statuses;
    }
}
