package io.github.directorysync.keycloak;

import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ListQuery;
import io.github.directorysync.scim.Page;
import io.github.directorysync.scim.ScimProblem;
import java.util.Optional;

/** The resources of one type in one directory, one or a page at a time. */
record Listing<R>(Rows<R> rows) {

    Listing(Database database, String directoryId, Shelf<R> shelf) {
        this(new Rows<>(database, directoryId, shelf));
    }

    Page<Kept<R>> page(ListQuery query, FilterQuery conditions, Columns sortable) {
        Optional<Condition> condition = query.filter().map(filter -> filter.fold(conditions));
        return new Search<>(
                        rows,
                        query,
                        condition,
                        conditions.answered(),
                        query.sort().flatMap(sort -> sortable.order(sort)))
                .page();
    }

    /** As it stands in the tables, whatever a cache says. */
    Optional<Kept<R>> one(String id) {
        return rows.one(id);
    }

    /** The same, and nobody else changes it until this transaction ends. */
    Optional<Kept<R>> oneToChange(String id) {
        return rows.locked(id);
    }

    /**
     * Writes what is pending.
     *
     * @return what is stored then, not what was sent
     * @throws ScimProblem 409 uniqueness if the externalId is another's: only the database knows when two are faster
     *     than each other, so only it is asked
     */
    Kept<R> stored(String id) {
        try {
            return rows.stored(id);
        } catch (RuntimeException fault) {
            if (DatabaseFault.isOf(fault, rows.shelf().uniqueExternalId())) {
                throw ScimProblem.notUnique("The directory already has a resource with this externalId.");
            }
            throw fault;
        }
    }
}
