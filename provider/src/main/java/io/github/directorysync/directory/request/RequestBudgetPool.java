package io.github.directorysync.directory.request;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The budgets of all clients of this node. An unused budget fills up, and full ones are discarded when room is needed. */
public final class RequestBudgetPool {

    static final int MOST_KEPT = 10_000;

    private final Map<String, RequestBudget> budgets = new ConcurrentHashMap<>();

    /**
     * The budget of a directory, or of one person who calls it.
     *
     * @param whose the key of the budget
     */
    public RequestBudget of(String whose, long nanos) {
        if (budgets.size() >= MOST_KEPT && !budgets.containsKey(whose)) {
            budgets.values().removeIf(budget -> budget.isFull(nanos));
        }
        return budgets.computeIfAbsent(whose, id -> new RequestBudget(nanos));
    }

    int kept() {
        return budgets.size();
    }
}
