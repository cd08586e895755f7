package io.github.directorysync.console.portal;

import io.github.directorysync.console.SmallBody;
import io.github.directorysync.directory.RateLimit;
import io.github.directorysync.directory.request.RequestBudgetPool;
import io.github.directorysync.directory.request.TransferBudget;
import io.github.directorysync.directory.request.TransferBudget.TransferLimit;
import io.github.directorysync.directory.token.FailedAttempts;

/**
 * State of the set-up portal on one node: failed secrets, request budgets of links, the bodies that are being received, and
 * the large work that is being done.
 */
record PortalMemory(
        FailedAttempts wrongKeys,
        RequestBudgetPool budgets,
        TransferBudget strangers,
        TransferBudget holders,
        TransferBudget large) {

    /** The rate limit of a link: enough for several windows of a page that polls every few seconds. */
    static final RateLimit LIMIT = new RateLimit(20, 100);

    PortalMemory() {
        this(
                new FailedAttempts(),
                new RequestBudgetPool(),
                new TransferBudget(
                        new TransferLimit(10, 10L * SmallBody.OF_A_STRANGER),
                        new TransferLimit(3, 3L * SmallBody.OF_A_STRANGER)),
                new TransferBudget(
                        new TransferLimit(10, 10L * SmallBody.OF_A_LINK),
                        new TransferLimit(3, 3L * SmallBody.OF_A_LINK)),
                new TransferBudget(new TransferLimit(3, Long.MAX_VALUE), new TransferLimit(1, Long.MAX_VALUE)));
    }
}
