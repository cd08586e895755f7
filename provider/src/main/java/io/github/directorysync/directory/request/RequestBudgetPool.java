package io.github.directorysync.directory.request;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The budgets of all who send requests to this node. What nobody uses any more is full, and forgotten when room is needed. */
public final class RequestBudgetPool {

    static final int MOST_KEPT = 10_000;

    private final Map<String, RequestBudget> budgets = new ConcurrentHashMap<>();

    /** The budget of that directory, or of one person who looks into it. */
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
