package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The operations of one Bulk request on their way: in the order sent, except that what an operation refers to is made
 * before it. Each stands or falls alone.
 */
public final class BulkJob {

    private static final String RESPONSE = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

    private final BulkRequest request;
    private final Function<BulkOperation, BulkOutcome> perform;
    private final Map<String, Integer> makers = new HashMap<>();
    private final Map<String, String> made = new HashMap<>();
    private final Set<Integer> begun = new HashSet<>();
    private final Map<Integer, ObjectNode> results = new TreeMap<>();
    private int errors;
    private boolean unavailable;

    /**
     * To be done by {@code perform}, which answers for every failure with an outcome.
     *
     * @param perform does one operation, all of it or nothing
     */
    public BulkJob(BulkRequest request, Function<BulkOperation, BulkOutcome> perform) {
        this.request = request;
        this.perform = perform;
        for (int at = 0; at < request.operations().size(); at++) {
            BulkOperation operation = request.operations().get(at);
            if (operation.creates() && operation.bulkId().isPresent()) {
                makers.put(operation.bulkId().get(), at);
            }
        }
    }

    /** Does everything and says what came of it; what {@code failOnErrors} left undone is not in it. */
    public ObjectNode done() {
        for (int at = 0; at < request.operations().size(); at++) {
            run(at);
        }
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        response.putArray("schemas").add(RESPONSE);
        response.putArray("Operations").addAll(results.values());
        return response;
    }

    /** One that has begun and is come upon again is done, or waits in a circle for itself. */
    private void run(int at) {
        if (!begun.add(at)) {
            return;
        }
        BulkOperation operation = request.operations().get(at);
        for (String reference : operation.references()) {
            if (makers.containsKey(reference)) {
                run(makers.getOrDefault(reference, at));
            }
        }
        if (request.failOnErrors().map(most -> errors >= most).orElse(false)) {
            return;
        }
        BulkOutcome outcome = outcome(operation);
        unavailable = unavailable || outcome.unavailable();
        if (outcome.failed()) {
            errors++;
        } else if (operation.creates()) {
            made.put(operation.bulkId().orElseThrow(), outcome.id().orElseThrow());
        }
        results.put(at, outcome.of(operation));
    }

    private BulkOutcome outcome(BulkOperation operation) {
        if (unavailable) {
            // A thousand more that each wait for the database in vain would help nobody.
            return BulkOutcome.refused(ScimProblem.unavailable());
        }
        try {
            operation.requirePossible();
            for (String reference : operation.references()) {
                requireMade(reference);
            }
            return perform.apply(operation.resolved(made));
        } catch (ScimProblem problem) {
            return BulkOutcome.refused(problem);
        }
    }

    private void requireMade(String reference) {
        if (!makers.containsKey(reference)) {
            throw ScimProblem.invalidValue("No operation makes what bulkId:" + reference + " refers to.");
        }
        if (!made.containsKey(reference)) {
            throw ScimProblem.conflict("What bulkId:" + reference
                    + " refers to was not made: its operation failed, or the two refer to each other.");
        }
    }
}
