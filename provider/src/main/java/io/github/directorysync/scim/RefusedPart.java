package io.github.directorysync.scim;

/**
 * A refused part of a request, left out so that the suspension in the same request could be made.
 *
 * @param path the SCIM attribute; empty if the part has none
 * @param status the HTTP status with which the part alone would have been refused
 * @param detail the reason, for an administrator; it may repeat sent values
 */
public record RefusedPart(String path, int status, String detail) {

    public static RefusedPart of(String path, ScimProblem problem) {
        return new RefusedPart(
                path, problem.status(), problem.repeatsPath() ? "The path cannot be read." : problem.detail());
    }
}
