package io.github.directorysync.endpoint;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.request.RequestBudget;
import io.github.directorysync.directory.request.RequestBudgetPool;
import io.github.directorysync.endpoint.request.Payment;
import io.github.directorysync.endpoint.request.ScimRequest;
import io.github.directorysync.scim.AccessRefusal;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.bulk.Workload;
import java.util.Map;

/**
 * Charges a request to the rate limit of its directory: one when it arrives, after authentication, so that
 * unauthenticated clients cannot use up the budget; and what its body costs, before any of it is processed. A person
 * has a budget of their own.
 */
record RateLimiting(Directory directory, Principal principal, RequestBudgetPool budgets) {

    /**
     * Charges one request.
     *
     * @return headers with the remaining budget, under the names that SailPoint reads
     * @throws ScimProblem 429
     */
    Map<String, String> pay(ScimRequest request) {
        if (directory.access().rateLimit().unlimited() || request.payment() == Payment.PAID) {
            return Map.of();
        }
        long now = System.nanoTime();
        if (request.payment() == Payment.ON_CREDIT) {
            budget(now).debt(directory.access().rateLimit(), now);
            return Map.of();
        }
        return left(budget(now).request(directory.access().rateLimit(), now));
    }

    /**
     * Charges what the body costs in addition to the request itself, before any of it is processed.
     *
     * @param admission the admission of the request
     * @throws ScimProblem 413 if the body asks for more than one request may do; 429, and then nothing is charged
     */
    Map<String, String> pay(Workload sent, Admission admission) {
        Workload work = directory.accounts().setsPasswords() ? sent : sent.withoutPasswords();
        work.requirePossible();
        int more = work.requests() - 1;
        if (more == 0 || directory.access().rateLimit().unlimited()) {
            return admission.entered().budget();
        }
        long now = System.nanoTime();
        return left(budget(now).more(directory.access().rateLimit(), more, now));
    }

    private RequestBudget budget(long now) {
        return budgets.of(directory.id() + principal.person().orElse(""), now);
    }

    private static Map<String, String> left(RequestBudget.Turn turn) {
        Map<String, String> left = Map.of(
                "X-RateLimit-Limit", Integer.toString(turn.limit()),
                "X-RateLimit-Remaining", Integer.toString(turn.left()),
                "X-RateLimit-Reset", Long.toString(turn.waitSeconds()));
        if (!turn.granted()) {
            throw AccessRefusal.tooManyRequests(turn.waitSeconds(), left);
        }
        return left;
    }
}
