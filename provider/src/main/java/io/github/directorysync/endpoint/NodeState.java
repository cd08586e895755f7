package io.github.directorysync.endpoint;

import io.github.directorysync.directory.request.BodyBudget;
import io.github.directorysync.directory.request.RequestBudgetPool;
import io.github.directorysync.directory.token.FailedAttempts;
import io.github.directorysync.scim.Limits;

/**
 * State that one node keeps between requests, for rate limiting and throttling only. Nothing that must be correct
 * across nodes depends on it.
 */
record NodeState(RequestBudgetPool budgets, IgnoredNames ignored, FailedAttempts failedAttempts, BodyBudget bodies) {

    NodeState() {
        this(
                new RequestBudgetPool(),
                new IgnoredNames(),
                new FailedAttempts(),
                BodyBudget.forHeap(Runtime.getRuntime().maxMemory(), Limits.GROUP_BODY_BYTES));
    }
}
