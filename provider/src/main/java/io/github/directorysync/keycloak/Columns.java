package io.github.directorysync.keycloak;

import io.github.directorysync.scim.Place;
import io.github.directorysync.scim.Sort;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which attributes of a resource are columns.
 *
 * @param byPath a column for each path that the database can answer
 */
record Columns(Map<String, Column> byPath) {

    /** How a column compares. */
    enum Kind {
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

    /**
     * One of them.
     *
     * @param narrowed a condition that follows from its being equal to {@code :value} and that an index answers, where
     *     none answers that itself; else nothing
     */
    record Column(String hql, Kind kind, String narrowed) {

        Column(String hql, Kind kind) {
            this(hql, kind, "");
        }
    }

    Columns {
        byPath = Map.copyOf(byPath);
    }

    /** These and one more. */
    Columns with(String path, Column column) {
        Map<String, Column> more = new HashMap<>(byPath);
        more.put(path, column);
        return new Columns(more);
    }

    /**
     * How the database sorts, with a comma behind it; nothing for what is the same for all.
     *
     * @return empty if the database does not know that order
     */
    Optional<String> order(Sort sort) {
        String direction = sort.descending() ? " desc nulls first, " : " asc nulls last, ";
        return at(sort.by()).map(column -> switch (column.kind()) {
            case CONSTANT -> "";
            case ANY_CASE -> "lower(" + column.hql() + ")" + direction;
            case EXACT, LOWER, BOOLEAN, TIME -> column.hql() + direction;
        });
    }

    Optional<Column> at(Place place) {
        return Optional.ofNullable(byPath.get(place.path()));
    }
}
