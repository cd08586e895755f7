package io.github.directorysync.console;

import io.github.directorysync.directory.RateLimit;
import io.github.directorysync.directory.RequestBudgets;
import io.github.directorysync.directory.WrongKeys;

/** The little that a node remembers of the set-up portal: who showed wrong secrets, and how much each link asked for. */
record PortalMemory(WrongKeys wrongKeys, RequestBudgets budgets) {

    /** A page that looks every few seconds whether something has come, in some windows. */
    static final RateLimit LIMIT = new RateLimit(20, 100);

    PortalMemory() {
        this(new WrongKeys(), new RequestBudgets());
    }
}
