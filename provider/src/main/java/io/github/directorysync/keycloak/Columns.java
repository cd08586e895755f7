package io.github.directorysync.keycloak;

import io.github.directorysync.scim.Place;
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
        TIME
    }

    record Column(String hql, Kind kind) {}

    Columns {
        byPath = Map.copyOf(byPath);
    }

    Optional<Column> at(Place place) {
        return Optional.ofNullable(byPath.get(place.path()));
    }
}
