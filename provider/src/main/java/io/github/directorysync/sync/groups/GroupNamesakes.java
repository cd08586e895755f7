package io.github.directorysync.sync.groups;

import java.util.List;
import java.util.Optional;

/**
 * The groups of a directory that have one displayName, in any letter case. Two externalIds tell two of them apart (Entra sends
 * such groups); without them it would be unknown which of them a client means.
 */
public record GroupNamesakes(List<Namesake> groups) {

    /**
     * One of them.
     *
     * @param externalId before its deletion, if that is held
     * @param deleted whether its deletion is held by the guard
     */
    public record Namesake(String id, Optional<String> externalId, boolean deleted) {

        private boolean mayBe(Optional<String> other) {
            return externalId.isEmpty() || other.isEmpty() || externalId.equals(other);
        }
    }

    public GroupNamesakes {
        groups = List.copyOf(groups);
    }

    /** Whether a group with that externalId cannot be added, since it may be one that is there. */
    public boolean refuseNew(Optional<String> externalId) {
        return groups.stream().anyMatch(group -> !group.deleted() && group.mayBe(externalId));
    }

    /** The id of the group that was deleted, which is held, and is back; the one of the same externalId before any other. */
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

    /** Whether a group that is there already cannot get this name, or this externalId: one that is deleted may stay after all. */
    public boolean refuseChange(Optional<String> externalId) {
        return groups.stream().anyMatch(group -> group.mayBe(externalId));
    }
}
