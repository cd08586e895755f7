package io.github.directorysync.endpoint.request;

import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.Deactivation;
import java.util.Optional;
import java.util.Set;

/**
 * Reduces a request that suspends or deletes a user by the part for which it was refused: the user loses access
 * whatever else the request carries.
 */
public final class ReducedRequest {

    /**
     * Statuses of refusals that do not prevent a suspension; 500 is a fault of the code. All other refusals (401, 403,
     * 404, 412, 429) concern the request as a whole.
     */
    private static final Set<Integer> LEFT_OUT = Set.of(400, 409, 413, 500);

    private ReducedRequest() {}

    /** The request without the part that the problem concerns; empty if the refusal stands. */
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
