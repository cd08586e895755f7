package io.github.directorysync.keycloak.query;

import io.github.directorysync.keycloak.query.ColumnMap.Value;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Selection;
import java.util.List;
import java.util.function.Function;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;

/** A query whose conditions a client or an administrator chooses, built with the Criteria API. */
public record TableQuery(Database database, List<Table> tables, HqlCondition condition) {

    /** A sort criterion. */
    public interface Ordering {
        Order in(QueryScope scope);

        static Ordering ascending(String column) {
            return scope -> scope.build().asc(scope.column(column));
        }

        static Ordering descending(String column) {
            return scope -> scope.build().desc(scope.column(column));
        }
    }

    /** Adds a condition. */
    public TableQuery and(HqlCondition further) {
        return new TableQuery(database, tables, HqlCondition.all(List.of(condition, further)));
    }

    /** Selects several columns; each row is read into a value. */
    public <T> RowQuery<T> rows(List<Value> values, List<Ordering> order, Function<ResultRow, T> reader) {
        CriteriaQuery<Object[]> query = database.criteria().createQuery(Object[].class);
        QueryScope scope = where(query);
        Selection<?>[] selected = values.stream().map(value -> value.in(scope)).toArray(Selection<?>[]::new);
        return new RowQuery<>(ordered(query.select(database.criteria().array(selected)), scope, order), reader);
    }

    /** Selects one text column. */
    public TypedQuery<String> texts(String column, List<Ordering> order) {
        CriteriaQuery<String> query = database.criteria().createQuery(String.class);
        QueryScope scope = where(query);
        return ordered(query.select(scope.text(column)), scope, order);
    }

    /** Selects the entities of the first table. */
    public <E> TypedQuery<E> entities(Class<E> type, List<Ordering> order) {
        CriteriaQuery<E> query = database.criteria().createQuery(type);
        QueryScope scope = where(query);
        return ordered(query.select(scope.entity(tables.get(0).alias())), scope, order);
    }

    public long count() {
        HibernateCriteriaBuilder build = database.criteria();
        CriteriaQuery<Long> query = build.createQuery(Long.class);
        where(query);
        return database.query(query.select(build.count())).getSingleResult();
    }

    private QueryScope where(CriteriaQuery<?> query) {
        QueryScope scope = QueryScope.of(database.criteria(), query, tables);
        query.where(condition.test().in(scope));
        return scope;
    }

    private <T> TypedQuery<T> ordered(CriteriaQuery<T> query, QueryScope scope, List<Ordering> order) {
        return database.query(
                query.orderBy(order.stream().map(by -> by.in(scope)).toList()));
    }
}
