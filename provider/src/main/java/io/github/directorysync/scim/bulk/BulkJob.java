package io.github.directorysync.scim.bulk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.ServerFault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Executes the operations of one Bulk request in the order sent, except that resources are created before the operations
 * that refer to them. Each operation succeeds or fails alone. Two operations that refer to each other (RFC 7644 §3.7.1) are
 * first executed without the reference, and completed afterwards. Every reference is visited a fixed number of times, so
 * cycles and long chains are cheap.
 */
public final class BulkJob {

    private static final String RESPONSE = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

    private final BulkRequest request;
    private final Function<BulkOperation, BulkOutcome> perform;

    /** The bulkIds that each operation refers to. */
    private final List<Set<String>> references = new ArrayList<>();

    private final BulkIds ids;
    private final Set<Integer> begun = new HashSet<>();
    private final Set<Integer> ended = new HashSet<>();
    private final Map<Integer, BulkOutcome> outcomes = new TreeMap<>();

    /** Operations that were executed without a reference, by the bulkId whose resource is still to be created. */
    private final Map<String, List<Integer>> incomplete = new HashMap<>();

    /** The number of resources that each incomplete operation still waits for. */
    private final Map<Integer, Integer> awaited = new HashMap<>();

    private int errors;
    private boolean unavailable;

    /** An operation whose referenced resources are being created, and the references not yet visited. */
    private record Waiting(int at, Iterator<String> references) {}

    /**
     * Executes operations by {@code perform}, which reports every failure as an outcome.
     *
     * @param perform executes one operation completely or not at all
     */
    public BulkJob(BulkRequest request, Function<BulkOperation, BulkOutcome> perform) {
        this.request = request;
        this.perform = perform;
        this.ids = new BulkIds(request.operations());
        request.operations().forEach(operation -> references.add(operation.references()));
    }

    /**
     * Executes all operations and returns the response; operations skipped because of {@code failOnErrors} are not in it.
     */
    public ObjectNode done() {
        for (int at = 0; at < request.operations().size(); at++) {
            run(at);
        }
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        response.putArray("schemas").add(RESPONSE);
        ArrayNode results = response.putArray("Operations");
        outcomes.forEach(
                (at, outcome) -> results.add(outcome.of(request.operations().get(at))));
        return response;
    }

    /**
     * Executes an operation after those it refers to. An operation visited again is finished, or part of a cycle. Iterative,
     * because a chain may be as long as the request.
     */
    private void run(int first) {
        Deque<Waiting> chain = new ArrayDeque<>();
        begin(first, chain);
        while (!chain.isEmpty()) {
            Waiting last = chain.peek();
            if (!last.references().hasNext()) {
                chain.pop();
                end(last.at());
            } else {
                ids.maker(last.references().next()).ifPresent(maker -> begin(maker, chain));
            }
        }
    }

    private void begin(int at, Deque<Waiting> chain) {
        if (begun.add(at)) {
            chain.push(new Waiting(at, references.get(at).iterator()));
        }
    }

    private void end(int at) {
        BulkOperation operation = request.operations().get(at);
        if (!request.failOnErrors().map(most -> errors >= most).orElse(false)) {
            BulkOutcome outcome = outcome(at, operation);
            outcomes.put(at, outcome);
            unavailable = unavailable || outcome.unavailable();
            if (outcome.failed()) {
                errors++;
            } else if (operation.creates()) {
                ids.made(operation.bulkId().orElseThrow(), outcome.id().orElseThrow());
            }
        }
        ended.add(at);
        operation
                .bulkId()
                .filter(id -> operation.creates())
                .map(incomplete::remove)
                .ifPresent(waiting -> waiting.forEach(this::oneLessFor));
    }

    private BulkOutcome outcome(int at, BulkOperation operation) {
        if (unavailable) {
            // The database is unavailable: do not let every remaining operation wait for its timeout.
            return BulkOutcome.refused(ServerFault.unavailable());
        }
        try {
            operation.requirePossible();
            Set<String> inTheMaking = new HashSet<>();
            Set<String> leftOut = new HashSet<>();
            for (String reference : references.get(at)) {
                if (operation.creates() && isInTheMaking(reference)) {
                    inTheMaking.add(reference);
                } else if (!ids.isMade(reference) && operation.deactivates(reference)) {
                    leftOut.add(reference);
                } else {
                    ids.requireMade(reference);
                }
            }
            BulkOutcome outcome =
                    perform.apply(ids.resolved(operation.without(inTheMaking).without(leftOut)));
            if (!outcome.failed() && !inTheMaking.isEmpty()) {
                awaited.put(at, inTheMaking.size());
                inTheMaking.forEach(reference -> incomplete
                        .computeIfAbsent(reference, key -> new ArrayList<>())
                        .add(at));
            }
            return outcome;
        } catch (ScimProblem problem) {
            return BulkOutcome.refused(problem);
        }
    }

    /** Whether the referenced operation has begun and waits for this one. */
    private boolean isInTheMaking(String reference) {
        return ids.maker(reference)
                .map(maker -> begun.contains(maker) && !ended.contains(maker))
                .orElse(false);
    }

    private void oneLessFor(int at) {
        if (awaited.merge(at, -1, Integer::sum) == 0) {
            complete(at);
        }
    }

    /** Adds the missing references; if that fails, the incomplete resource is deleted. */
    private void complete(int at) {
        BulkOperation operation = request.operations().get(at);
        BulkOutcome incompletely = Objects.requireNonNull(outcomes.get(at));
        String id = incompletely.id().orElseThrow();
        BulkOutcome later = completed(at, operation, id);
        if (!later.failed()) {
            outcomes.put(at, incompletely.completed(later));
        } else if (!perform.apply(operation.afterwards("DELETE", id)).failed()) {
            outcomes.put(at, later);
            operation.bulkId().ifPresent(ids::unmade);
            errors++;
        }
    }

    private BulkOutcome completed(int at, BulkOperation operation, String id) {
        try {
            references.get(at).forEach(ids::requireMade);
            return perform.apply(ids.resolved(operation.afterwards("PUT", id)));
        } catch (ScimProblem problem) {
            return BulkOutcome.refused(problem);
        }
    }
}
