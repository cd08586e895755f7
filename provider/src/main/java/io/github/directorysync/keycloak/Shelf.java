package io.github.directorysync.keycloak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Kept;
import java.util.function.Function;

/**
 * Where the resources of one type stand: our table, called {@code d}, and Keycloak's beside it.
 *
 * @param entity our table
 * @param key its key, which is Keycloak's id
 * @param select what is read of a row, in the order in which {@code row} takes it
 * @param beside Keycloak's table and how the two hang together
 * @param document the whole resource, for what only a look at it can decide
 */
record Shelf<R>(
        Class<?> entity,
        String key,
        String select,
        String beside,
        Function<Object[], Kept<R>> row,
        Function<Kept<R>, ObjectNode> document) {

    /** Our table alone, which is enough to count. */
    String alone() {
        return "from " + entity.getSimpleName() + " d where d.directoryId = :directory";
    }

    String joined() {
        return "from " + entity.getSimpleName() + " d, " + beside + " and d.directoryId = :directory";
    }

    /** Oldest first, and stable. */
    String order() {
        return "d.created, " + key;
    }
}
