package io.github.directorysync.keycloak.query;

import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.search.ListQuery;
import io.github.directorysync.scim.search.Page;
import java.util.List;
import java.util.Optional;

/** The resources of one type in one directory, one or a page at a time. */
public record ResourceStore<R>(ResourceQuery<R> rows) {

    public ResourceStore(Database database, String directoryId, TableMapping<R> shelf) {
        this(new ResourceQuery<>(database, directoryId, shelf));
    }

    public Page<Stored<R>> page(ListQuery query, FilterQuery conditions, Columns sortable) {
        Optional<HqlCondition> condition = query.filter().map(filter -> filter.fold(conditions));
        return new PagedSearch<>(
                        rows,
                        query,
                        condition,
                        conditions.answered(),
                        query.sort().flatMap(sort -> sortable.order(sort)))
                .page();
    }

    /** As it stands in the tables, whatever a cache says. */
    public Optional<Stored<R>> one(String id) {
        return rows.one(id);
    }

    /** The same, and nobody else changes it until this transaction ends. */
    public Optional<Stored<R>> oneToChange(String id) {
        return rows.locked(id);
    }

    /**
     * Writes what is pending.
     *
     * @return what is stored then, not what was sent
     * @throws ScimProblem 409 uniqueness if the externalId is another's: only the database knows when two are faster
     *     than each other, so only it is asked
     */
    public Stored<R> stored(String id) {
        try {
            return rows.stored(id);
        } catch (RuntimeException fault) {
            if (DatabaseFault.isOf(fault, rows.shelf().uniqueExternalId())) {
                throw ScimProblem.notUnique("The directory already has a resource with this externalId.")
                        .about(List.of("externalId"));
            }
            throw fault;
        }
    }
}
