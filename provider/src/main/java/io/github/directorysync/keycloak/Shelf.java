package io.github.directorysync.keycloak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Kept;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Where the resources of one type stand: our table, called {@code d}, and Keycloak's beside it.
 *
 * @param entity our table
 * @param keycloaks Keycloak's table
 * @param key our table's key, which is Keycloak's id
 * @param select what is read of a row, in the order in which {@code row} takes it
 * @param beside Keycloak's table, called {@code k}, and how the two hang together
 * @param written the same columns, of a row of ours and one of Keycloak's that are at hand
 * @param document the whole resource, for what only a look at it can decide
 */
record Shelf<R>(
        Class<?> entity,
        Class<?> keycloaks,
        String key,
        String select,
        String beside,
        Function<Object[], Kept<R>> row,
        BiFunction<Object, Object, Object[]> written,
        Function<Kept<R>, ObjectNode> document) {

    /** The constraint that no externalId is given twice in a directory, in lower case. */
    String uniqueExternalId() {
        return "uk_" + entity.getAnnotation(Table.class).name().toLowerCase(Locale.ROOT) + "_external_id";
    }

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
