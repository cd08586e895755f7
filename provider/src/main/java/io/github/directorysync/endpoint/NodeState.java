package io.github.directorysync.endpoint;

import io.github.directorysync.directory.request.RequestBudgetPool;
import io.github.directorysync.directory.request.TransferBudget;
import io.github.directorysync.directory.token.FailedAttempts;
import io.github.directorysync.scim.Limits;

/**
 * State that one node keeps between requests, for rate limiting and throttling only. Nothing that must be correct
 * across nodes depends on it.
 */
record NodeState(
        RequestBudgetPool budgets,
        IgnoredNames ignored,
        FailedAttempts failedAttempts,
        TransferBudget bodies,
        TransferBudget answers) {

    NodeState() {
        this(
                new RequestBudgetPool(),
                new IgnoredNames(),
                new FailedAttempts(),
                TransferBudget.forHeap(heap(), Limits.GROUP_BODY_BYTES, 30),
                TransferBudget.forHeap(heap(), Limits.ANSWER_BYTES, 15));
    }

    private static long heap() {
        return Runtime.getRuntime().maxMemory();
    }
}
