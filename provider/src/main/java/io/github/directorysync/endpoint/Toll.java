package io.github.directorysync.endpoint;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.RequestBudget;
import io.github.directorysync.directory.RequestBudgets;
import io.github.directorysync.scim.ScimProblem;
import java.util.Map;

/**
 * What a request costs its directory: one of the requests that it may send. It is taken behind the door, so that no
 * stranger uses up a customer's budget. Each operation of a Bulk request costs as much as if it had come alone, but a
 * Bulk request that was let in is not broken off: what it takes too much, the next requests wait for. A person pays for
 * themselves.
 */
record Toll(Directory directory, Visitor visitor, RequestBudgets budgets) {

    /**
     * Takes it.
     *
     * @return headers that say how much is left, in the words that SailPoint reads
     * @throws ScimProblem 429
     */
    Map<String, String> pay(ScimRequest request) {
        if (directory.rateLimit().unlimited()) {
            return Map.of();
        }
        long now = System.nanoTime();
        RequestBudget budget = budgets.of(directory.id() + visitor.person().orElse(""), now);
        if (request.admitted()) {
            budget.debt(directory.rateLimit(), now);
            return Map.of();
        }
        RequestBudget.Turn turn = budget.request(directory.rateLimit(), now);
        Map<String, String> left = Map.of(
                "X-RateLimit-Limit", Integer.toString(turn.limit()),
                "X-RateLimit-Remaining", Integer.toString(turn.left()),
                "X-RateLimit-Reset", Long.toString(turn.waitSeconds()));
        if (!turn.granted()) {
            throw ScimProblem.tooManyRequests(turn.waitSeconds(), left);
        }
        return left;
    }
}
