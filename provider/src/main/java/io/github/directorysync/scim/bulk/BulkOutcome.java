package io.github.directorysync.scim.bulk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.ScimProblem;
import java.util.Optional;

/**
 * What came of one operation of a Bulk request.
 *
 * @param location of the resource; empty for one that was not made
 * @param response the error, if it is one
 */
public record BulkOutcome(
        int status, Optional<String> location, Optional<String> version, Optional<ObjectNode> response) {

    static BulkOutcome refused(ScimProblem problem) {
        return new BulkOutcome(problem.status(), Optional.empty(), Optional.empty(), Optional.of(problem.body()));
    }

    /** What came of making it, after it was made complete. */
    BulkOutcome completed(BulkOutcome later) {
        return new BulkOutcome(status, location, later.version, response);
    }

    boolean failed() {
        return status >= 400;
    }

    boolean unavailable() {
        return status == 503;
    }

    /** The id of the resource, which is the end of its location. */
    Optional<String> id() {
        return location.map(url -> url.substring(url.lastIndexOf('/') + 1));
    }

    /** RFC 7644 §3.7.3; {@code status} is a string there too. */
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
