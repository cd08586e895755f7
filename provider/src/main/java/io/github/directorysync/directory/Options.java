package io.github.directorysync.directory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which operations of a directory take effect on Keycloak users. An operation that is switched off still gets a successful
 * response.
 *
 * @param importUsers whether a new user gets an account
 * @param importChanges whether a change of a user is applied to the account
 * @param suspendUsers whether the directory can disable or delete accounts, by any operation
 * @param onDelete what a DELETE does to the account
 * @param accessGroups ids or lower-case displayNames of the groups whose members may be active; empty if no group is
 *     required
 */
public record Options(
        boolean importUsers, boolean importChanges, boolean suspendUsers, OnDelete onDelete, Set<String> accessGroups) {

    /** Applies until an administrator chooses otherwise. */
    public static final Options DEFAULT = new Options(true, true, true, OnDelete.DELETE, Set.of());

    /** What happens to the account of a user whom the directory deletes. */
    public enum OnDelete {
        DELETE,
        /** The account is disabled, and reused if the same person is provisioned again. */
        SUSPEND;

        /** The value in the settings. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<OnDelete> of(String key) {
            return List.of(values()).stream()
                    .filter(way -> way.key().equals(key))
                    .findFirst();
        }
    }

    public Options {
        accessGroups = Set.copyOf(accessGroups);
    }

    /** The same options, but no account is suspended. */
    public Options withoutSuspension() {
        return new Options(importUsers, importChanges, false, onDelete, accessGroups);
    }

    /** Whether only members of the access groups may be active. */
    public boolean limitAccess() {
        return !accessGroups.isEmpty();
    }

    /** Whether a group is one of the access groups. */
    public boolean giveAccess(String id, String displayName) {
        return accessGroups.contains(id) || accessGroups.contains(displayName.toLowerCase(Locale.ROOT));
    }
}
