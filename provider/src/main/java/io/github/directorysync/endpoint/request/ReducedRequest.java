package io.github.directorysync.endpoint.request;

import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.Deactivation;
import java.util.Optional;
import java.util.Set;

/**
 * A request that suspends or deletes a user, to be done again without the part for which it was refused: the user loses access
 * whatever else the request carries.
 */
public final class ReducedRequest {

    /**
     * Statuses of refusals that do not keep a suspension from happening; 500 stands for a fault of the code. All others say
     * that the request may not be made at all, or not now: 401, 403, 404, 412, 429.
     */
    private static final Set<Integer> LEFT_OUT = Set.of(400, 409, 413, 500);

    private ReducedRequest() {}

    /** The request without what the problem is about; nothing if the refusal holds. */
    public static Optional<ScimRequest> of(ScimRequest request, ScimProblem problem) {
        return LEFT_OUT.contains(problem.status()) && takesOut(request)
                ? request.leftOut().after(problem).map(request::without)
                : Optional.empty();
    }

    private static boolean takesOut(ScimRequest request) {
        boolean ofUser = request.path().size() == 4 && request.path().get(2).equals("Users");
        return ofUser
                && switch (request.method()) {
                    case "DELETE" -> true;
                    case "PUT", "PATCH" -> deactivates(request);
                    default -> false;
                };
    }

    private static boolean deactivates(ScimRequest request) {
        try {
            return request.method().equals("PUT")
                    ? Deactivation.isInPut(request.body())
                    : Deactivation.isInPatch(request.body());
        } catch (ScimProblem unreadable) {
            return false;
        }
    }
}
