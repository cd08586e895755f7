package io.github.directorysync.keycloak.query;

import io.github.directorysync.keycloak.query.ColumnMap.Value;
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
record ResourceQuery<R>(Database database, String directoryId, TableMapping<R> mapping) {

    /** Rows in the given order; rows that are equal in it follow the mapping's own order. */
    RowQuery<ResourceRow<R>> where(HqlCondition condition, List<Ordering> order) {
        return query(condition, order, List.of(), mapping.row());
    }

    /**
     * A row, and which further conditions it satisfies.
     *
     * @param flags for each further condition, in its order, whether the row satisfies it
     */
    record Flagged<R>(ResourceRow<R> row, List<Boolean> flags) {}

    /** Rows in the given order, and for each row whether it satisfies each of the {@code flags}. */
    RowQuery<Flagged<R>> where(HqlCondition condition, List<Ordering> order, List<HqlCondition> flags) {
        int columns = mapping.select().size();
        return query(
                condition,
                order,
                flags,
                row -> new Flagged<>(
                        mapping.row().apply(row),
                        IntStream.range(columns, columns + flags.size())
                                .mapToObj(column -> row.integer(column) == 1)
                                .toList()));
    }

    private <T> RowQuery<T> query(
            HqlCondition condition, List<Ordering> order, List<HqlCondition> flags, Function<ResultRow, T> reader) {
        List<Value> values = new ArrayList<>();
        mapping.select().forEach(column -> values.add(scope -> scope.column(column)));
        flags.forEach(flag -> values.add(scope -> scope.build()
                .<Integer>selectCase()
                .when(flag.test().in(scope), scope.build().literal(1))
                .otherwise(scope.build().literal(0))));
        List<Ordering> whole = new ArrayList<>(order);
        whole.addAll(mapping.order());
        return mapping.joined(database, directoryId).and(condition).rows(values, whole, reader);
    }

    /** Reads the resource from the tables, past all caches. */
    Optional<Stored<R>> one(String id) {
        return mapping.lookups().one(database, by(id)).first().map(ResourceRow::resource);
    }

    /**
     * Rows that have that value of an attribute, in the mapping's own order; empty if there is no prepared query for
     * the attribute.
     */
    Optional<RowQuery<ResourceRow<R>>> having(String path, String value) {
        return mapping.lookups().having(database, directoryId, path, value);
    }

    /** Locks both rows of the resource until the transaction ends, and reads them as they are then. */
    Optional<Stored<R>> locked(String id) {
        return mapping.lookups().both(database, by(id)).locking().first().map(ResourceRow::resource);
    }

    private Map<String, String> by(String id) {
        return Map.of("directory", directoryId, "id", id);
    }

    /**
     * Reads the resource after a change, as it is stored and not as it was sent. The written entities are in the
     * persistence context, so nothing is read from the database.
     */
    Stored<R> stored(String id) {
        database.flush();
        return mapping.written()
                .apply(
                        database.find(mapping.entity(), id).orElseThrow(),
                        database.find(mapping.keycloaks(), id).orElseThrow())
                .resource();
    }

    /** Counts the rows. Without a condition the extension's own table suffices. */
    long total(Optional<HqlCondition> condition) {
        return condition
                .map(found -> mapping.joined(database, directoryId).and(found))
                .orElseGet(() -> mapping.alone(database, directoryId))
                .count();
    }

    /** Rows with these ids, in any order; missing ones are left out. */
    Stream<ResourceRow<R>> of(List<String> ids) {
        return Database.chunks(ids)
                .flatMap(chunk -> where(HqlCondition.oneOf(mapping.key(), chunk), List.of()).list().stream());
    }
}
