package io.github.directorysync.scim.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Json;
import io.github.directorysync.scim.ScimProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bulk requests (RFC 7644 §3.7) whose operations are recorded and answered here. */
abstract class BulkScenario {

    static final String BASE = "https://id.example.com/scim/v2";
    final List<BulkOperation> performed = new ArrayList<>();

    JsonNode data(int at) {
        return performed.get(at).data().orElseThrow();
    }

    JsonNode done(String operations) {
        return done("", operations);
    }

    JsonNode done(String more, String operations) {
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

    static List<String> statuses(JsonNode operations) {
        List<String> statuses = new ArrayList<>();
        operations.forEach(operation -> statuses.add(operation.path("status").asText()));
        return statuses;
    }
}
