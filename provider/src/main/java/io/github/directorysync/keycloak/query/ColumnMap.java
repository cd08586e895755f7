package io.github.directorysync.keycloak.query;

import io.github.directorysync.scim.filter.ScimFilter.Operator;
import io.github.directorysync.scim.schema.Place;
import io.github.directorysync.scim.search.Sort;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Nulls;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The SCIM attributes of a resource that the database can filter and sort by.
 *
 * @param byPath columns by the path of the SCIM attribute
 */
public record ColumnMap(Map<String, Column> byPath) {

    /** How the values of a column are compared. */
    public enum ColumnKind {
        /** Case-sensitive text. */
        EXACT,
        /** Text that is stored in lower case, so that an index can be used. */
        LOWER,
        /** Text that is stored in any letter case and compared in lower case. */
        ANY_CASE,
        BOOLEAN,
        /** Milliseconds since 1970. */
        TIME
    }

    /** An expression in a query: a column, or a value that is computed from several columns. */
    public interface Value {
        Expression<?> in(QueryScope scope);
    }

    /** For comparisons that no index answers: a weaker condition that an index does answer. */
    public interface Narrowing {

        /**
         * The weaker condition.
         *
         * @param operator {@code eq} or {@code sw} of a text, {@code gt} or {@code ge} of a time
         * @param text as it is compared; a time in milliseconds since 1970
         * @return {@link HqlCondition#everything()} if no index helps
         */
        HqlCondition of(Operator operator, String text);
    }

    /**
     * A column that answers filters on one SCIM attribute.
     *
     * @param constant the value, where all resources have the same one
     */
    public record Column(Value value, ColumnKind kind, Optional<Narrowing> narrowing, Optional<String> constant) {

        public Column(Value value, ColumnKind kind) {
            this(value, kind, Optional.empty(), Optional.empty());
        }

        /** A column by the alias of its table and its name in the entity, such as {@code d.created}. */
        public Column(String path, ColumnKind kind) {
            this(scope -> scope.column(path), kind);
        }

        /** The same column with a narrowing. */
        public Column narrowed(Narrowing by) {
            return new Column(value, kind, Optional.of(by), constant);
        }

        HqlCondition narrow(Operator operator, String text) {
            return narrowing.map(by -> by.of(operator, text)).orElseGet(HqlCondition::everything);
        }

        /** A column with the same text in all rows. */
        public static Column constant(String text, ColumnKind kind) {
            return new Column(scope -> scope.build().literal(text), kind, Optional.empty(), Optional.of(text));
        }

        /** The expression for its value, in the type of its kind. */
        @SuppressWarnings("unchecked")
        <T> Expression<T> in(QueryScope scope) {
            return (Expression<T>) value.in(scope);
        }

        /** The expression for its text as it is compared: in lower case for {@link ColumnKind#ANY_CASE}. */
        Expression<String> text(QueryScope scope) {
            Expression<String> text = in(scope);
            return kind == ColumnKind.ANY_CASE ? scope.build().lower(text) : text;
        }
    }

    public ColumnMap {
        byPath = Map.copyOf(byPath);
    }

    /** Adds a column. */
    public ColumnMap with(String path, Column column) {
        Map<String, Column> more = new HashMap<>(byPath);
        more.put(path, column);
        return new ColumnMap(more);
    }

    /**
     * The sort order as the database can apply it; an empty list for an attribute that has the same value everywhere.
     *
     * @return empty if the attribute is not a column, so that the database cannot sort by it
     */
    Optional<List<TableQuery.Ordering>> order(Sort sort) {
        return at(sort.by())
                .map(column -> column.constant().isPresent()
                        ? List.of()
                        : List.of(scope -> sort.descending()
                                ? scope.build().desc(sorted(column, scope), Nulls.FIRST)
                                : scope.build().asc(sorted(column, scope), Nulls.LAST)));
    }

    private static Expression<?> sorted(Column column, QueryScope scope) {
        return column.kind() == ColumnKind.ANY_CASE ? column.text(scope) : column.in(scope);
    }

    /** The column of a path that has one. */
    public Column at(String path) {
        return Objects.requireNonNull(byPath.get(path), path);
    }

    Optional<Column> at(Place place) {
        return Optional.ofNullable(byPath.get(place.path()));
    }
}
