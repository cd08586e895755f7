package io.github.directorysync.directory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How much of what a directory sends happens to Keycloak's users. Switched off, a request is answered all the same.
 *
 * @param importUsers whether somebody new gets an account
 * @param importChanges whether a change of somebody reaches their account
 * @param suspendUsers whether the directory can take an account away, in whatever way
 * @param onDelete what a DELETE does to the account
 * @param accessGroups ids or displayNames, in lower case, of groups without one of which nobody is active; none for everybody
 */
public record Options(
        boolean importUsers, boolean importChanges, boolean suspendUsers, OnDelete onDelete, Set<String> accessGroups) {

    /** As long as nobody has chosen anything. */
    public static final Options DEFAULT = new Options(true, true, true, OnDelete.DELETE, Set.of());

    /** What becomes of the account of somebody whom the directory deletes. */
    public enum OnDelete {
        DELETE,
        /** It is disabled, and given back to the same person when they come again. */
        SUSPEND;

        /** As it is written in the settings. */
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

    /** Whether only members of certain groups are active. */
    public boolean limitAccess() {
        return !accessGroups.isEmpty();
    }

    /** Whether a group is one of those. */
    public boolean giveAccess(String id, String displayName) {
        return accessGroups.contains(id) || accessGroups.contains(displayName.toLowerCase(Locale.ROOT));
    }
}
