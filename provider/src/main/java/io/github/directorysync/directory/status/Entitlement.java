package io.github.directorysync.directory.status;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.status.Status.AttentionReason;
import java.util.Optional;

/**
 * Whether a directory may use directory sync: it must be enabled for the realm and, if the realm requires it, for the
 * directory's organization.
 */
public enum Entitlement {
    ENTITLED,
    /** Directory sync is not enabled for the realm. */
    REALM_OFF,
    /** The realm requires an entitled organization, and the directory names none. */
    NO_ORGANIZATION,
    /** The named organization does not exist, or organizations are switched off in the realm. */
    ORGANIZATION_MISSING,
    ORGANIZATION_OFF;

    /** Attribute of realms and of organizations: enables directory sync. */
    public static final String ENABLED = "directory-sync.enabled";

    /** Attribute of realms: a directory needs an organization that has {@link #ENABLED}. */
    public static final String BY_ORGANIZATION = "directory-sync.enabled-by-organization";

    /** The error message for the identity provider; empty if the directory is entitled. */
    public Optional<String> refusal(Directory directory) {
        return switch (this) {
            case ENTITLED -> Optional.empty();
            case REALM_OFF -> Optional.of("Directory sync is not switched on for this realm.");
            case NO_ORGANIZATION ->
                Optional.of(
                        "Directory sync is enabled for each organization by itself here, and this directory belongs to"
                                + " none.");
            case ORGANIZATION_MISSING ->
                Optional.of(
                        "Directory sync is enabled for each organization by itself here, and there is no organization "
                                + organization(directory) + ".");
            case ORGANIZATION_OFF ->
                Optional.of("Directory sync is not enabled for the organization " + organization(directory) + ".");
        };
    }

    /** The warning for the realm's administrator; empty if the directory is entitled. */
    Optional<AttentionReason> reason(Directory directory) {
        return refusal(directory)
                .map(why -> new AttentionReason(
                        "not-enabled",
                        why + " " + remedy()
                                + " What it sends is refused with 403; people, groups, roles and sign-ins stay"
                                + " as they are."));
    }

    private String remedy() {
        return switch (this) {
            case ENTITLED -> "";
            case REALM_OFF -> "Give the realm the attribute " + ENABLED + " with the value true.";
            case NO_ORGANIZATION, ORGANIZATION_MISSING ->
                "Name one in the directory's settings, or take the attribute " + BY_ORGANIZATION + " from the realm.";
            case ORGANIZATION_OFF -> "Give the organization the attribute " + ENABLED + " with the value true.";
        };
    }

    private static String organization(Directory directory) {
        return directory.customer().organization().orElse("");
    }
}
