package io.github.directorysync.directory.status;

import java.util.Optional;

/**
 * Groups of a directory that an administrator has renamed in Keycloak.
 *
 * @param count how many
 * @param sent what its identity provider calls one of them
 * @param called what Keycloak calls that one
 */
public record RenamedGroups(long count, String sent, String called) {

    /** Most directories. */
    public static final RenamedGroups NONE = new RenamedGroups(0, "", "");

    /** What an administrator should know until both names agree. */
    Optional<Status.Reason> reason() {
        if (count == 0) {
            return Optional.empty();
        }
        String others = count == 1 ? "" : " So it is with " + (count - 1) + (count == 2 ? " other." : " others.");
        return Optional.of(new Status.Reason(
                "group-renamed",
                "The group that the identity provider calls " + sent + " was renamed to " + called + " in Keycloak."
                        + others
                        + " It keeps its members and roles, and is still found as " + sent
                        + ". Rename it at the identity provider too, or name it back in Keycloak."));
    }
}
