package io.github.directorysync.directory.status;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.status.Status.Reason;
import java.util.Optional;

/** How the organization is of which the people of a directory are to be members. */
public enum OrganizationState {
    /** They are to be members of none. */
    NOT_NAMED,
    /** The realm has no organizations, or does not show any. */
    SWITCHED_OFF,
    MISSING,
    DISABLED,
    READY;

    /** What is wrong with it, if anything. */
    Optional<Reason> missing(Directory directory) {
        String name = directory.customer().organization().orElse("");
        return switch (this) {
            case SWITCHED_OFF ->
                Optional.of(new Reason(
                        "organizations-off",
                        "Organizations are switched off in the realm, so nobody becomes a member of " + name + "."));
            case MISSING ->
                Optional.of(new Reason(
                        "organization-missing",
                        "The realm has no organization " + name + " any more: the directory's people are members of"
                                + " none."));
            case DISABLED ->
                Optional.of(new Reason("organization-disabled", "The organization " + name + " is disabled."));
            case NOT_NAMED, READY -> Optional.empty();
        };
    }
}
