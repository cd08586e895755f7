package io.github.directorysync.keycloak.query;

import io.github.directorysync.scim.schema.Place;
import io.github.directorysync.scim.search.Sort;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Nulls;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which attributes of a resource are columns.
 *
 * @param byPath a column for each path that the database can answer
 */
public record Columns(Map<String, Column> byPath) {

    /** How a column compares. */
    public enum Kind {
        /** As it is. */
        EXACT,
        /** Kept in lower case, so that an index answers. */
        LOWER,
        /** Kept in any case, compared in lower. */
        ANY_CASE,
        BOOLEAN,
        /** Milliseconds since 1970. */
        TIME,
        /** The same for all. */
        CONSTANT
    }

    /** The value of a column, or what is computed from several, in a row of the query. */
    public interface Value {
        Expression<?> in(QueryScope scope);
    }

    /**
     * One of them.
     *
     * @param narrowed for a text that it is to equal, a condition that follows and that an index answers, where none
     *     answers the equality itself
     */
    public record Column(Value value, Kind kind, Optional<Function<String, HqlCondition>> narrowed) {

        public Column(Value value, Kind kind) {
            this(value, kind, Optional.empty());
        }

        /** By the alias of its table and its name in the entity. */
        public Column(String path, Kind kind) {
            this(scope -> scope.column(path), kind);
        }

        public static Column constant(String text, Kind kind) {
            return new Column(scope -> scope.build().literal(text), kind);
        }

        /** What stands in it, of the type that its kind has. */
        @SuppressWarnings("unchecked")
        <T> Expression<T> in(QueryScope scope) {
            return (Expression<T>) value.in(scope);
        }

        /** As it compares. */
        Expression<String> text(QueryScope scope) {
            Expression<String> text = in(scope);
            return kind == Kind.ANY_CASE ? scope.build().lower(text) : text;
        }
    }

    public Columns {
        byPath = Map.copyOf(byPath);
    }

    /** These and one more. */
    public Columns with(String path, Column column) {
        Map<String, Column> more = new HashMap<>(byPath);
        more.put(path, column);
        return new Columns(more);
    }

    /**
     * How the database sorts; nothing for what is the same for all.
     *
     * @return empty if the database does not know that order
     */
    Optional<List<TableQuery.Ordering>> order(Sort sort) {
        return at(sort.by())
                .map(column -> column.kind() == Kind.CONSTANT
                        ? List.of()
                        : List.of(scope -> sort.descending()
                                ? scope.build().desc(sorted(column, scope), Nulls.FIRST)
                                : scope.build().asc(sorted(column, scope), Nulls.LAST)));
    }

    private static Expression<?> sorted(Column column, QueryScope scope) {
        return column.kind() == Kind.ANY_CASE ? column.text(scope) : column.in(scope);
    }

    Optional<Column> at(Place place) {
        return Optional.ofNullable(byPath.get(place.path()));
    }
}
