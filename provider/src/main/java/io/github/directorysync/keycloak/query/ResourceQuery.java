package io.github.directorysync.keycloak.query;

import io.github.directorysync.keycloak.query.Columns.Value;
import io.github.directorysync.keycloak.query.TableQuery.Ordering;
import io.github.directorysync.scim.resource.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rows of the resources of one type in one directory. */
record ResourceQuery<R>(Database database, String directoryId, TableMapping<R> shelf) {

    /** In another order; those that are equal in it stand in the shelf's own. */
    RowQuery<ResourceRow<R>> where(HqlCondition condition, List<Ordering> order) {
        return query(condition, order, List.of(), shelf.row());
    }

    /**
     * A row, and what else was asked of it.
     *
     * @param flags for each further condition, whether the row satisfies it
     */
    record Flagged<R>(ResourceRow<R> row, List<Boolean> flags) {}

    /** The same, and whether each row satisfies each of the {@code flags} too. */
    RowQuery<Flagged<R>> where(HqlCondition condition, List<Ordering> order, List<HqlCondition> flags) {
        int columns = shelf.select().size();
        return query(
                condition,
                order,
                flags,
                row -> new Flagged<>(
                        shelf.row().apply(row),
                        IntStream.range(columns, columns + flags.size())
                                .mapToObj(column -> row.integer(column) == 1)
                                .toList()));
    }

    private <T> RowQuery<T> query(
            HqlCondition condition, List<Ordering> order, List<HqlCondition> flags, Function<ResultRow, T> reader) {
        List<Value> values = new ArrayList<>();
        shelf.select().forEach(column -> values.add(scope -> scope.column(column)));
        flags.forEach(flag -> values.add(scope -> scope.build()
                .<Integer>selectCase()
                .when(flag.test().in(scope), scope.build().literal(1))
                .otherwise(scope.build().literal(0))));
        List<Ordering> whole = new ArrayList<>(order);
        whole.addAll(shelf.order());
        return shelf.joined(database, directoryId).and(condition).rows(values, whole, reader);
    }

    /** As it stands in the tables, whatever a cache says. */
    Optional<Stored<R>> one(String id) {
        return shelf.lookups().one(database, by(id)).first().map(ResourceRow::kept);
    }

    /** Whoever has that value of that attribute, in the shelf's own order; empty if only a built query knows. */
    Optional<RowQuery<ResourceRow<R>>> having(String path, String value) {
        return shelf.lookups().having(database, directoryId, path, value);
    }

    /** Waits until nobody else changes both rows of that one, then reads them as they are now. */
    Optional<Stored<R>> locked(String id) {
        return shelf.lookups().both(database, by(id)).locking().first().map(ResourceRow::kept);
    }

    private Map<String, String> by(String id) {
        return Map.of("directory", directoryId, "id", id);
    }

    /** After a change: what is stored, not what was sent. The rows that were written are at hand, so nothing is read. */
    Stored<R> stored(String id) {
        database.flush();
        return shelf.written()
                .apply(
                        database.find(shelf.entity(), id).orElseThrow(),
                        database.find(shelf.keycloaks(), id).orElseThrow())
                .kept();
    }

    /** Our table alone is enough to count everything. */
    long total(Optional<HqlCondition> condition) {
        return condition
                .map(found -> shelf.joined(database, directoryId).and(found))
                .orElseGet(() -> shelf.alone(database, directoryId))
                .count();
    }

    /** Those of these ids that there are, in any order. */
    Stream<ResourceRow<R>> of(List<String> ids) {
        return Database.chunks(ids)
                .flatMap(chunk -> where(HqlCondition.oneOf(shelf.key(), chunk), List.of()).list().stream());
    }
}
