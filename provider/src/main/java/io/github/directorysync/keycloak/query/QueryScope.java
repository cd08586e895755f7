package io.github.directorysync.keycloak.query;

import jakarta.persistence.criteria.AbstractQuery;
import jakarta.persistence.criteria.CommonAbstractCriteria;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.hibernate.query.criteria.JpaSubQuery;

/**
 * The tables of a Criteria query by the aliases that conditions use, with JPA's builder. A subquery also sees the
 * tables of the outer query.
 */
public record QueryScope(CriteriaBuilder build, CommonAbstractCriteria query, Map<String, Root<?>> roots) {

    /** A table and the alias by which columns name it. */
    public record Table(String alias, Class<?> entity) {}

    /** A text column of those rows of a table that satisfy the condition. */
    public record Selected(Table table, String column, HqlCondition condition) {}

    public QueryScope {
        roots = Map.copyOf(roots);
    }

    /** Adds the tables to the query. */
    static QueryScope of(CriteriaBuilder build, AbstractQuery<?> query, List<Table> tables) {
        return new QueryScope(build, query, Map.of()).with(query, tables);
    }

    private QueryScope with(AbstractQuery<?> other, List<Table> tables) {
        Map<String, Root<?>> visible = new HashMap<>(roots);
        tables.forEach(table -> visible.put(table.alias(), other.from(table.entity())));
        return new QueryScope(build, other, visible);
    }

    /**
     * A column by its alias and path, such as {@code m.user.id}. Only names from this code may be passed, never text
     * of a client.
     */
    public <T> Expression<T> column(String path) {
        String[] parts = path.split("\\.", -1);
        Path<?> at = Objects.requireNonNull(roots.get(parts[0]), path);
        for (int i = 1; i < parts.length - 1; i++) {
            at = at.get(parts[i]);
        }
        return at.get(parts[parts.length - 1]);
    }

    public Expression<String> text(String path) {
        return column(path);
    }

    /** The entity of a table. */
    @SuppressWarnings("unchecked")
    <E> Root<E> entity(String alias) {
        return (Root<E>) Objects.requireNonNull(roots.get(alias), alias);
    }

    /** Whether the tables have rows that satisfy the condition together. */
    Predicate exists(List<Table> tables, HqlCondition condition) {
        Subquery<Integer> found = query.subquery(Integer.class);
        QueryScope inner = with(found, tables);
        return build.exists(
                found.select(build.literal(1)).where(condition.test().in(inner)));
    }

    /** Whether the column has one of the selected values. */
    Predicate in(String column, Selected one, Selected other) {
        return column(column).in(((HibernateCriteriaBuilder) build).unionAll(values(one), values(other)));
    }

    private JpaSubQuery<String> values(Selected from) {
        Subquery<String> found = query.subquery(String.class);
        QueryScope inner = with(found, List.of(from.table()));
        found.select(inner.text(from.column())).where(from.condition().test().in(inner));
        return (JpaSubQuery<String>) found;
    }

    /**
     * The greatest value of a column among the rows that satisfy the condition; {@code otherwise} if there are none.
     */
    public Expression<String> greatest(Table table, String column, HqlCondition condition, String otherwise) {
        Subquery<String> found = query.subquery(String.class);
        QueryScope inner = with(found, List.of(table));
        return found.select(build.coalesce(build.greatest(inner.text(column)), otherwise))
                .where(condition.test().in(inner));
    }
}
