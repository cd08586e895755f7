package io.github.directorysync.directory.status;

import java.util.Optional;

/**
 * Groups of a directory that an administrator has renamed in Keycloak.
 *
 * @param count the number of such groups
 * @param sent the displayName of one of them, as the identity provider sent it
 * @param called the name of that group in Keycloak
 */
public record RenamedGroups(long count, String sent, String called) {

    /** No group was renamed. */
    public static final RenamedGroups NONE = new RenamedGroups(0, "", "");

    /** The warning for the administrator, until both names agree. */
    Optional<Status.AttentionReason> reason() {
        if (count == 0) {
            return Optional.empty();
        }
        String others = count == 1 ? "" : " So it is with " + (count - 1) + (count == 2 ? " other." : " others.");
        return Optional.of(new Status.AttentionReason(
                "group-renamed",
                "The group that the identity provider calls " + sent + " was renamed to " + called + " in Keycloak."
                        + others
                        + " It keeps its members and roles, and is still found as " + sent
                        + ". Rename it at the identity provider too, or name it back in Keycloak."));
    }
}
