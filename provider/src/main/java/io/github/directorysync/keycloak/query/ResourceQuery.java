package io.github.directorysync.keycloak.query;

import io.github.directorysync.keycloak.query.ColumnMap.Value;
import io.github.directorysync.keycloak.query.TableQuery.Ordering;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.search.Cursor;
import jakarta.persistence.LockModeType;
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

    /**
     * Locks both rows of the resource until the transaction ends, and reads them as they are then.
     *
     * <p>The extension's own row is locked first and alone. A statement that locks two tables names them in the order of a
     * {@code HashSet} of Hibernate, which is another one on each node, so that two requests for one resource would deadlock.
     */
    Optional<Stored<R>> locked(String id) {
        if (mapping.lookups()
                .own(database, by(id))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .isEmpty()) {
            return Optional.empty();
        }
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

    /** Counts the rows. */
    long total(Optional<HqlCondition> condition) {
        return condition
                .map(found -> mapping.joined(database, directoryId).and(found).count())
                .orElseGet(() -> mapping.lookups().total(database, directoryId));
    }

    /**
     * The condition on a row and all after it in the mapping's own order. The rows before it are skipped in an index of
     * the extension's own table, without a look at Keycloak's.
     *
     * @param index of the row, from 0
     */
    HqlCondition fromOn(int index) {
        return mapping.alone(database, directoryId)
                .rows(
                        List.of(scope -> scope.column("d.created"), scope -> scope.column(mapping.key())),
                        mapping.order(),
                        row -> new Cursor.Position(row.number(0), row.text(1)))
                .from(index)
                .most(1)
                .first()
                .map(position -> from(
                        position,
                        scope -> scope.build().greaterThanOrEqualTo(scope.text(mapping.key()), position.id())))
                .orElseGet(HqlCondition::nothing);
    }

    /** The condition on rows after a position in the mapping's own order. */
    HqlCondition after(Cursor.Position position) {
        return from(position, scope -> scope.build().greaterThan(scope.text(mapping.key()), position.id()));
    }

    /** The first part says nothing new, but by it an index is read from there on, and not from its beginning. */
    private static HqlCondition from(Cursor.Position position, HqlCondition.Test furtherId) {
        HqlCondition notBefore = HqlCondition.of(
                scope -> scope.build().greaterThanOrEqualTo(scope.<Long>column("d.created"), position.created()));
        HqlCondition later = HqlCondition.of(
                scope -> scope.build().greaterThan(scope.<Long>column("d.created"), position.created()));
        return HqlCondition.all(List.of(notBefore, HqlCondition.any(List.of(later, HqlCondition.of(furtherId)))));
    }

    /** Rows with these ids, in any order; missing ones are left out. */
    Stream<ResourceRow<R>> of(List<String> ids) {
        return Database.chunks(ids)
                .flatMap(chunk -> where(HqlCondition.oneOf(mapping.key(), chunk), List.of()).list().stream());
    }
}
