package io.github.directorysync.scim.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.RequestRefusal;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.Dialect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Bulk request (RFC 7644 §3.7).
 *
 * @param failOnErrors the number of failed operations after which the rest is skipped; empty for no limit
 */
public record BulkRequest(Optional<Integer> failOnErrors, List<BulkOperation> operations) {

    public static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";

    public static final int MAX_OPERATIONS = 1_000;

    /**
     * The maximum body of this and most other requests in bytes. WorkOS accepts 2,000 KB for one resource, and a group of
     * 10,000 members is half of that.
     */
    public static final int MAX_PAYLOAD = 4 * 1024 * 1024;

    public BulkRequest {
        operations = List.copyOf(operations);
    }

    /**
     * Parses the body. An invalid operation is not refused here but when it is executed.
     *
     * @throws ScimProblem 400 invalidSyntax, 400 invalidValue, 413 if there are too many operations
     */
    public static BulkRequest read(ObjectNode body) {
        requireSchema(body);
        JsonNode sent = Dialect.field(body, "Operations").orElse(JsonNodeFactory.instance.missingNode());
        if (!sent.isArray() || sent.isEmpty()) {
            throw ScimProblem.invalidSyntax("A Bulk request needs a list of Operations.");
        }
        if (sent.size() > MAX_OPERATIONS) {
            throw RequestRefusal.tooManyOperations(MAX_OPERATIONS);
        }
        List<BulkOperation> operations = new ArrayList<>();
        Set<String> bulkIds = new HashSet<>();
        for (JsonNode each : sent) {
            if (!(each instanceof ObjectNode object)) {
                throw ScimProblem.invalidSyntax("Every one of the Operations must be an object.");
            }
            BulkOperation operation = BulkOperation.read(object);
            if (operation.creates() && !operation.bulkId().map(bulkIds::add).orElse(true)) {
                throw ScimProblem.invalidValue("Two operations have the same bulkId.");
            }
            operations.add(operation);
        }
        return new BulkRequest(failOnErrors(body), operations);
    }

    /** Refuses other content, whose sender would assume that it was applied (RFC 7644 §3.7). */
    private static void requireSchema(ObjectNode body) {
        for (JsonNode schema : Dialect.field(body, "schemas").orElse(body.missingNode())) {
            if (schema.asText().equalsIgnoreCase(SCHEMA)) {
                return;
            }
        }
        throw ScimProblem.invalidSyntax("The schemas of a Bulk request must name " + SCHEMA + ".");
    }

    private static Optional<Integer> failOnErrors(ObjectNode body) {
        Optional<JsonNode> sent = Dialect.field(body, "failOnErrors").filter(node -> !node.isNull());
        if (sent.map(node -> !node.canConvertToInt() || !node.isIntegralNumber() || node.asInt() < 1)
                .orElse(false)) {
            throw ScimProblem.invalidValue("failOnErrors must be a number from 1.");
        }
        return sent.map(JsonNode::asInt);
    }
}
