package io.github.directorysync.directory.status;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.status.Status.Reason;
import java.util.Optional;

/** Whether directory sync is enabled for a directory: for its realm, and where the realm asks for that, for its organization. */
public enum Entitlement {
    ENTITLED,
    /** The realm does not have directory sync. */
    REALM_OFF,
    /** Only organizations may be entitled, and the directory names none. */
    NO_ORGANIZATION,
    /** There is no such organization, or the realm has organizations switched off. */
    ORGANIZATION_MISSING,
    ORGANIZATION_OFF;

    /** Of realms and of organizations: whether they have directory sync. */
    public static final String ENABLED = "directory-sync.enabled";

    /** Of realms: whether a directory needs an organization that has it. */
    public static final String BY_ORGANIZATION = "directory-sync.enabled-by-organization";

    /** What an identity provider is answered; nothing where it may send. */
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

    /** What the administrator of the realm should know. */
    Optional<Reason> reason(Directory directory) {
        return refusal(directory)
                .map(why -> new Reason(
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
