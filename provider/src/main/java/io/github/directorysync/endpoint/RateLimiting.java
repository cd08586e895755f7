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
 * What a request costs its directory, in requests that it may send: one as it comes, behind the door, so that no
 * stranger uses up a customer's budget; and what its body asks for beside that, before any of it is done. A person pays
 * for themselves.
 */
record RateLimiting(Directory directory, Principal visitor, RequestBudgetPool budgets) {

    /**
     * Takes one.
     *
     * @return headers that say how much is left, in the words that SailPoint reads
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
     * Takes what the body costs beside the request that brought it, before any of it is done.
     *
     * @param admission how the request came in
     * @throws ScimProblem 413 if it is more than is done for one request; 429, and then the request has cost nothing
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
        return budgets.of(directory.id() + visitor.person().orElse(""), now);
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
