package io.github.directorysync.scim.bulk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.ScimProblem;
import java.util.Optional;

/**
 * The result of one operation of a Bulk request.
 *
 * @param location the URL of the resource; empty if it was not created
 * @param response the error, if it failed
 */
public record BulkOutcome(
        int status, Optional<String> location, Optional<String> version, Optional<ObjectNode> response) {

    static BulkOutcome refused(ScimProblem problem) {
        return new BulkOutcome(problem.status(), Optional.empty(), Optional.empty(), Optional.of(problem.body()));
    }

    /** The result after a later operation has completed the created resource. */
    BulkOutcome completed(BulkOutcome later) {
        return new BulkOutcome(status, location, later.version, response);
    }

    boolean failed() {
        return status >= 400;
    }

    boolean unavailable() {
        return status == 503;
    }

    /** The id of the resource, the last segment of its location. */
    Optional<String> id() {
        return location.map(url -> url.substring(url.lastIndexOf('/') + 1));
    }

    /** The operation in the response (RFC 7644 §3.7.3); {@code status} is a string. */
    ObjectNode of(BulkOperation operation) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("method", operation.method());
        operation.bulkId().ifPresent(id -> result.put("bulkId", id));
        location.ifPresent(url -> result.put("location", url));
        version.ifPresent(etag -> result.put("version", etag));
        result.put("status", Integer.toString(status));
        response.ifPresent(error -> result.set("response", error));
        return result;
    }
}
