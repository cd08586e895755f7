package io.github.directorysync.sync;

import io.github.directorysync.scim.RequestMemory;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.scim.resource.ReferenceList;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.search.ListQuery;
import io.github.directorysync.scim.search.Page;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stored resources of one type in one directory. No method reads or changes resources of another directory. */
public interface Resources<R> {

    Optional<Stored<R>> find(String id);

    /** Finds a resource and locks it until the transaction ends. */
    Optional<Stored<R>> findToChange(String id);

    /** A page in a stable order, oldest first, with the exact total. */
    Page<Stored<R>> list(ListQuery query);

    /**
     * The groups of a user, or the members of a group. Of a large group, most are read when they are written.
     *
     * @param memory is held for those that are read now
     */
    ReferenceList referencesOf(String id, RequestMemory memory);

    /**
     * The groups of each user, or the members of each group, by the id of the resource; empty if there are more than {@code
     * most}. At most that many are read.
     *
     * @param memory is held for each that is read
     */
    Optional<Map<String, List<Reference>>> referencesOf(Collection<String> ids, int most, RequestMemory memory);

    /** Whether a group has more members, or a user more groups, than this number. At most that many are read. */
    default boolean hasMoreReferences(String id, int than) {
        return referencesOf(List.of(id), than, RequestMemory.UNLIMITED).isEmpty();
    }
}
