package io.github.directorysync.sync;

import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.search.ListQuery;
import io.github.directorysync.scim.search.Page;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources of one type in one directory, wherever they are kept. No method sees or touches another directory's. */
public interface Resources<R> {

    Optional<Stored<R>> find(String id);

    /** Like {@link #find}, and nobody else changes that resource until this transaction ends. */
    Optional<Stored<R>> findToChange(String id);

    /** In a stable order, oldest first, with the exact total. */
    Page<Stored<R>> list(ListQuery query);

    /** The groups of each of these users, or the members of each of these groups. */
    Map<String, List<Reference>> referencesOf(Collection<String> ids);

    /** The same; empty if these are more than so many, and then no more than that are read. */
    default Optional<Map<String, List<Reference>>> referencesOf(Collection<String> ids, int most) {
        Map<String, List<Reference>> all = referencesOf(ids);
        return Optional.of(all).filter(found -> size(found) <= most);
    }

    /** Whether a group has more than so many members, or a user more groups; no more than that are looked at. */
    default boolean hasMoreReferences(String id, int than) {
        return referencesOf(List.of(id), than).isEmpty();
    }

    private static long size(Map<String, List<Reference>> references) {
        return references.values().stream().mapToLong(List::size).sum();
    }
}
