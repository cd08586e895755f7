package io.github.directorysync.console;

import io.github.directorysync.directory.BodyBudget;
import io.github.directorysync.directory.BodyBudget.Limit;
import io.github.directorysync.directory.RateLimit;
import io.github.directorysync.directory.RequestBudgets;
import io.github.directorysync.directory.WrongKeys;

/**
 * The little that a node remembers of the set-up portal: who showed wrong secrets, how much each link asked for, and
 * whose bodies are being received.
 */
record PortalMemory(WrongKeys wrongKeys, RequestBudgets budgets, BodyBudget strangers, BodyBudget holders) {

    /** A page that looks every few seconds whether something has come, in some windows. */
    static final RateLimit LIMIT = new RateLimit(20, 100);

    PortalMemory() {
        this(
                new WrongKeys(),
                new RequestBudgets(),
                new BodyBudget(
                        new Limit(10, 10L * SmallBody.OF_A_STRANGER), new Limit(3, 3L * SmallBody.OF_A_STRANGER)),
                new BodyBudget(new Limit(10, 10L * SmallBody.OF_A_LINK), new Limit(3, 3L * SmallBody.OF_A_LINK)));
    }
}
