package io.github.directorysync.keycloak.query;

import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A query of which each row is read into a value. Hibernate's own {@code TupleTransformer} is not used: it is part of the key
 * under which Hibernate keeps the plan of a query, so that each new reader would make a new plan.
 */
public record RowQuery<T>(TypedQuery<Object[]> query, Function<ResultRow, T> reader) {

    private static final String FETCH_SIZE = "org.hibernate.fetchSize";

    /** From that row on, counted from 0. */
    public RowQuery<T> from(int first) {
        query.setFirstResult(first);
        return this;
    }

    public RowQuery<T> most(int max) {
        query.setMaxResults(max);
        return this;
    }

    /** How many rows the driver fetches at once. */
    RowQuery<T> fetching(int rows) {
        query.setHint(FETCH_SIZE, rows);
        return this;
    }

    /** Locks the rows of all entities that are selected, until the transaction ends. */
    public RowQuery<T> locking() {
        query.setLockMode(LockModeType.PESSIMISTIC_WRITE);
        return this;
    }

    public List<T> list() {
        return query.getResultList().stream().map(this::read).toList();
    }

    /** Row by row; to be closed. */
    Stream<T> stream() {
        return query.getResultStream().map(this::read);
    }

    public Optional<T> first() {
        return query.getResultList().stream().findFirst().map(this::read);
    }

    private T read(Object[] columns) {
        return reader.apply(new ResultRow(columns));
    }
}
