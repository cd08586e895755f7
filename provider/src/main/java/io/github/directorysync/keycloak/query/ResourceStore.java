package io.github.directorysync.keycloak.query;

import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.search.ListQuery;
import io.github.directorysync.scim.search.Page;
import java.util.List;
import java.util.Optional;

/** Reads the resources of one type in one directory, one at a time or in pages. */
public record ResourceStore<R>(ResourceQuery<R> rows) {

    public ResourceStore(Database database, String directoryId, TableMapping<R> mapping) {
        this(new ResourceQuery<>(database, directoryId, mapping));
    }

    public Page<Stored<R>> page(ListQuery query, FilterQuery conditions, ColumnMap sortable) {
        Optional<HqlCondition> condition = query.filter().map(filter -> filter.fold(conditions));
        return new PagedSearch<>(
                        rows,
                        query,
                        condition,
                        conditions.answered(),
                        query.sort().flatMap(sort -> sortable.order(sort)))
                .page();
    }

    /** Reads a resource from the tables, past all caches. */
    public Optional<Stored<R>> one(String id) {
        return rows.one(id);
    }

    /** Reads a resource and locks it until this transaction ends. */
    public Optional<Stored<R>> oneToChange(String id) {
        return rows.locked(id);
    }

    /**
     * Writes pending changes and reads the resource.
     *
     * @return the resource as it is stored, not as it was sent
     * @throws ScimProblem 409 uniqueness if another resource has the externalId; only the database can tell when two
     *     requests set it at the same time, so only the database is asked
     */
    public Stored<R> stored(String id) {
        try {
            return rows.stored(id);
        } catch (RuntimeException fault) {
            if (DatabaseFault.isOf(fault, rows.mapping().uniqueExternalId())) {
                throw ScimProblem.notUnique("The directory already has a resource with this externalId.")
                        .about(List.of("externalId"));
            }
            throw fault;
        }
    }
}
