package io.github.directorysync.directory.status;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.status.Status.AttentionReason;
import java.util.Optional;

/** The state of the organization that a directory's users join. */
public enum OrganizationState {
    /** The directory names no organization. */
    NOT_NAMED,
    /** Organizations are switched off in the realm. */
    SWITCHED_OFF,
    MISSING,
    DISABLED,
    READY;

    /** The problem with the organization; empty if there is none. */
    Optional<AttentionReason> missing(Directory directory) {
        String name = directory.customer().organization().orElse("");
        return switch (this) {
            case SWITCHED_OFF ->
                Optional.of(new AttentionReason(
                        "organizations-off",
                        "Organizations are switched off in the realm, so nobody becomes a member of " + name + "."));
            case MISSING ->
                Optional.of(new AttentionReason(
                        "organization-missing",
                        "The realm has no organization " + name + " any more: the directory's people are members of"
                                + " none."));
            case DISABLED ->
                Optional.of(new AttentionReason("organization-disabled", "The organization " + name + " is disabled."));
            case NOT_NAMED, READY -> Optional.empty();
        };
    }
}
