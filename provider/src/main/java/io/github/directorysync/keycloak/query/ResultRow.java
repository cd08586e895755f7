package io.github.directorysync.keycloak.query;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of a query's result, read into a value next to the query. Columns are counted from 0, in the order of the
 * select clause. A method without {@code optional} or {@code OrNull} in its name fails if the column is null.
 */
public final class ResultRow {

    private final Object[] columns;

    ResultRow(Object[] columns) {
        this.columns = columns;
    }

    public String text(int column) {
        return value(column, String.class);
    }

    public @Nullable String textOrNull(int column) {
        return (String) columns[column];
    }

    public Optional<String> optionalText(int column) {
        return Optional.ofNullable(textOrNull(column));
    }

    public long number(int column) {
        return value(column, Number.class).longValue();
    }

    public int integer(int column) {
        return value(column, Number.class).intValue();
    }

    public boolean flag(int column) {
        return value(column, Boolean.class);
    }

    public @Nullable Boolean flagOrNull(int column) {
        return (Boolean) columns[column];
    }

    /** Reads a column of milliseconds since 1970. */
    public Instant time(int column) {
        return Instant.ofEpochMilli(number(column));
    }

    /** Whether the column is not null. */
    public boolean has(int column) {
        return columns[column] != null;
    }

    /** Reads a column that holds an entity or another type. */
    public <T> T value(int column, Class<T> type) {
        return type.cast(Objects.requireNonNull(columns[column]));
    }
}
