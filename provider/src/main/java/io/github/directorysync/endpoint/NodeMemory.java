package io.github.directorysync.endpoint;

import io.github.directorysync.directory.BodyBudget;
import io.github.directorysync.directory.RequestBudgets;
import io.github.directorysync.directory.WrongKeys;
import io.github.directorysync.scim.Limits;

/** The little that a node remembers from one request to the next. It is never asked for what is true, only for what is fair. */
record NodeMemory(RequestBudgets budgets, IgnoredNames ignored, WrongKeys wrongKeys, BodyBudget bodies) {

    NodeMemory() {
        this(
                new RequestBudgets(),
                new IgnoredNames(),
                new WrongKeys(),
                BodyBudget.forHeap(Runtime.getRuntime().maxMemory(), Limits.GROUP_BODY_BYTES));
    }
}
