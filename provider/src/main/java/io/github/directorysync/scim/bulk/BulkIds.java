package io.github.directorysync.scim.bulk;

import io.github.directorysync.scim.ScimProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bulkIds of one Bulk request (RFC 7644 §3.7.2): the operation that creates the resource of each, and the ids of created
 * resources.
 */
final class BulkIds {

    /** The index of the creating operation by bulkId. */
    private final Map<String, Integer> makers = new HashMap<>();

    /** The id of the created resource by bulkId. */
    private final Map<String, String> made = new HashMap<>();

    BulkIds(List<BulkOperation> operations) {
        for (int at = 0; at < operations.size(); at++) {
            BulkOperation operation = operations.get(at);
            if (operation.creates() && operation.bulkId().isPresent()) {
                makers.put(operation.bulkId().get(), at);
            }
        }
    }

    /** The index of the operation that creates the resource of a bulkId. */
    Optional<Integer> maker(String bulkId) {
        return Optional.ofNullable(makers.get(bulkId));
    }

    void made(String bulkId, String id) {
        made.put(bulkId, id);
    }

    /** The resource was deleted again. */
    void unmade(String bulkId) {
        made.remove(bulkId);
    }

    boolean isMade(String bulkId) {
        return made.containsKey(bulkId);
    }

    /** The operation with bulkIds replaced by ids. */
    BulkOperation resolved(BulkOperation operation) {
        return operation.resolved(made);
    }

    /**
     * Checks that the resource of a bulkId exists.
     *
     * @throws ScimProblem 400 invalidValue, 409
     */
    void requireMade(String bulkId) {
        if (!makers.containsKey(bulkId)) {
            throw ScimProblem.invalidValue("No operation makes what bulkId:" + bulkId + " refers to.");
        }
        if (!made.containsKey(bulkId)) {
            throw ScimProblem.conflict("What bulkId:" + bulkId + " refers to was not made: its operation failed.");
        }
    }
}
