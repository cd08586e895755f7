package io.github.directorysync.console.portal;

import io.github.directorysync.console.SmallBody;
import io.github.directorysync.directory.RateLimit;
import io.github.directorysync.directory.request.BodyBudget;
import io.github.directorysync.directory.request.BodyBudget.BodyLimit;
import io.github.directorysync.directory.request.RequestBudgetPool;
import io.github.directorysync.directory.token.FailedAttempts;

/**
 * The little that a node remembers of the set-up portal: who showed wrong secrets, how much each link asked for, and
 * whose bodies are being received.
 */
record PortalMemory(FailedAttempts wrongKeys, RequestBudgetPool budgets, BodyBudget strangers, BodyBudget holders) {

    /** A page that looks every few seconds whether something has come, in some windows. */
    static final RateLimit LIMIT = new RateLimit(20, 100);

    PortalMemory() {
        this(
                new FailedAttempts(),
                new RequestBudgetPool(),
                new BodyBudget(
                        new BodyLimit(10, 10L * SmallBody.OF_A_STRANGER),
                        new BodyLimit(3, 3L * SmallBody.OF_A_STRANGER)),
                new BodyBudget(
                        new BodyLimit(10, 10L * SmallBody.OF_A_LINK), new BodyLimit(3, 3L * SmallBody.OF_A_LINK)));
    }
}
