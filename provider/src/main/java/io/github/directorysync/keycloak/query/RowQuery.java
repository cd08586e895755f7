package io.github.directorysync.keycloak.query;

import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A query whose rows are each read into a value. Hibernate's {@code TupleTransformer} is not used because it is part
 * of the key of Hibernate's plan cache: each new reader would make a new plan.
 */
public record RowQuery<T>(TypedQuery<Object[]> query, Function<ResultRow, T> reader) {

    private static final int FETCHED_AT_ONCE = 1000;
    private static final String FETCH_SIZE = "org.hibernate.fetchSize";

    /**
     * Skips rows.
     *
     * @param first the first row to return, counted from 0
     */
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

    /** Locks the rows of all selected entities until the transaction ends. */
    public RowQuery<T> locking() {
        query.setLockMode(LockModeType.PESSIMISTIC_WRITE);
        return this;
    }

    public List<T> list() {
        return query.getResultList().stream().map(this::read).toList();
    }

    /** Reads row by row, and lets each be counted before the next is read. */
    public List<T> each(Consumer<T> count) {
        try (Stream<T> rows = fetching(FETCHED_AT_ONCE).stream()) {
            return rows.peek(count).toList();
        }
    }

    /** Reads row by row; the caller closes the stream. */
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
