package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bulk requests that are refused, or carried out only in part. */
@WithKeycloak
class BulkLimitsIT extends BulkRequestScenario {

    BulkLimitsIT(KeycloakServer keycloak) {
        super(keycloak, "bulk-limits");
    }

    @Test
    void it_stops_after_the_number_of_errors_that_the_client_allows() {
        Answer answer = directory.scim().post("/Bulk", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "failOnErrors": 1, "Operations": [
                {"method": "DELETE", "path": "/Users/nobody"},
                {"method": "POST", "path": "/Users", "bulkId": "1", "data": {"userName": "late"}}]}""");

        assertThat(statuses(answer.json().path("Operations"))).containsExactly("404");
        assertThat(directory.get("/Users").path("totalResults").asInt()).isZero();
    }

    @Test
    void the_limits_are_advertised_and_kept() {
        JsonNode limits = directory.get("/ServiceProviderConfig").path("bulk");
        int most = limits.path("maxOperations").asInt();
        List<Map<String, String>> operations = IntStream.rangeClosed(0, most)
                .mapToObj(i -> Map.of("method", "DELETE", "path", "/Users/" + i))
                .toList();
        String tooLarge = " ".repeat(limits.path("maxPayloadSize").asInt()) + "{\"Operations\":[]}";

        assertThat(limits.path("supported").asBoolean()).isTrue();
        assertRefused(directory.scim().post("/Bulk", ScimBody.bulk(operations)), 413);
        assertRefused(directory.scim().post("/Bulk", tooLarge), 413);
        directory
                .scim()
                .post("/Bulk", ScimBody.bulk(operations.subList(0, most)))
                .ok();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"Operations\":[{\"method\":\"DELETE\",\"path\":\"/Users/1\"}]}",
                "{\"schemas\":[\"urn:x\"],\"Operations\":[{\"method\":\"DELETE\",\"path\":\"/Users/1\"}]}",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":[]}",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":[1]}",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":[{}],\"failOnErrors\":\"x\"}"
            })
    void a_body_that_is_no_bulk_request_is_refused_with_400(String body) {
        assertRefused(directory.scim().post("/Bulk", body), 400);
    }

    @Test
    void without_a_token_even_a_body_that_is_not_json_is_answered_401() {
        assertRefused(Http.at(directory.url()).post("/Bulk", "{"), 401);
    }

    private static void assertRefused(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("status").asText()).isEqualTo(String.valueOf(status));
    }
}
