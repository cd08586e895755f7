package io.github.directorysync.endpoint;

import io.github.directorysync.directory.request.BodyBudget;
import io.github.directorysync.directory.request.RequestBudgetPool;
import io.github.directorysync.directory.token.FailedAttempts;
import io.github.directorysync.scim.Limits;

/** The little that a node remembers from one request to the next. It is never asked for what is true, only for what is fair. */
record NodeState(RequestBudgetPool budgets, IgnoredNames ignored, FailedAttempts wrongKeys, BodyBudget bodies) {

    NodeState() {
        this(
                new RequestBudgetPool(),
                new IgnoredNames(),
                new FailedAttempts(),
                BodyBudget.forHeap(Runtime.getRuntime().maxMemory(), Limits.GROUP_BODY_BYTES));
    }
}
