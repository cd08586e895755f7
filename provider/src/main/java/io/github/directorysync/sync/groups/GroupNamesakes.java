package io.github.directorysync.sync.groups;

import java.util.List;
import java.util.Optional;

/**
 * The groups of a directory that share a displayName, compared without regard to case. Two groups may share it if they have
 * different externalIds (Entra sends such groups); otherwise a client could not address them.
 */
public record GroupNamesakes(List<Namesake> groups) {

    /**
     * One of the groups.
     *
     * @param externalId for a held deletion, the externalId before the deletion
     * @param deleted whether the guard holds its deletion
     */
    public record Namesake(String id, Optional<String> externalId, boolean deleted) {

        private boolean mayBe(Optional<String> other) {
            return externalId.isEmpty() || other.isEmpty() || externalId.equals(other);
        }
    }

    public GroupNamesakes {
        groups = List.copyOf(groups);
    }

    /** Whether a group with that externalId must not be created, because it may be an existing one. */
    public boolean refuseNew(Optional<String> externalId) {
        return groups.stream().anyMatch(group -> !group.deleted() && group.mayBe(externalId));
    }

    /** The id of the group whose deletion is held and that is sent again; one with the same externalId is preferred. */
    public Optional<String> returning(Optional<String> externalId) {
        List<Namesake> deleted = groups.stream()
                .filter(group -> group.deleted() && group.mayBe(externalId))
                .toList();
        return deleted.stream()
                .filter(group -> externalId.isPresent() && group.externalId().equals(externalId))
                .findFirst()
                .or(() -> deleted.stream().findFirst())
                .map(Namesake::id);
    }

    /**
     * Whether an existing group must not get this displayName and externalId. A group whose deletion is held counts, because
     * it may be kept.
     */
    public boolean refuseChange(Optional<String> externalId) {
        return groups.stream().anyMatch(group -> group.mayBe(externalId));
    }
}
