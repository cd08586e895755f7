package io.github.directorysync.keycloak.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.query.TableQuery.Ordering;
import io.github.directorysync.scim.resource.Stored;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Maps the resources of one type to tables: the extension's table with the alias {@code d}, joined with Keycloak's
 * table, alias {@code k}.
 *
 * @param entity the extension's table
 * @param keycloaks Keycloak's table
 * @param key the key of the extension's table, which is Keycloak's id
 * @param select the columns to read of each row, in the order in which {@code row} expects them
 * @param lookups prepared queries for the requests that identity providers send most often
 * @param row reads the selected columns
 * @param written reads the same columns from two entities that were just written: the extension's and Keycloak's
 * @param document the whole SCIM document, for filters and orders that the database cannot decide
 */
public record TableMapping<R>(
        Class<?> entity,
        Class<?> keycloaks,
        String key,
        List<String> select,
        Lookups<R> lookups,
        Function<ResultRow, ResourceRow<R>> row,
        BiFunction<Object, Object, ResourceRow<R>> written,
        Function<Stored<R>, ObjectNode> document) {

    /**
     * Queries that identity providers cause most often. Their texts are constant, so Hibernate parses each only once.
     */
    public interface Lookups<R> {

        RowQuery<ResourceRow<R>> one(Database database, Map<String, String> parameters);

        /**
         * Finds the resources that have the {@code value} of an attribute, oldest first.
         *
         * @return empty for an attribute without a prepared query
         */
        Optional<RowQuery<ResourceRow<R>>> having(Database database, String directoryId, String path, String value);

        /** Selects the id of the extension's own row, so that it can be locked alone. */
        TypedQuery<String> own(Database database, Map<String, String> parameters);

        /** Selects both entities, so that both rows can be locked. */
        RowQuery<ResourceRow<R>> both(Database database, Map<String, String> parameters);

        /** How many resources the directory has. */
        long total(Database database, String directoryId);
    }

    /** The name, in lower case, of the constraint that makes the externalId unique in a directory. */
    String uniqueExternalId() {
        return "uk_"
                + entity.getAnnotation(jakarta.persistence.Table.class).name().toLowerCase(Locale.ROOT)
                + "_external_id";
    }

    /** Queries only the extension's table, which suffices to count. */
    TableQuery alone(Database database, String directoryId) {
        return new TableQuery(
                database, List.of(new Table("d", entity)), HqlCondition.equal("d.directoryId", directoryId));
    }

    TableQuery joined(Database database, String directoryId) {
        return new TableQuery(
                database,
                List.of(new Table("d", entity), new Table("k", keycloaks)),
                HqlCondition.all(
                        List.of(HqlCondition.same("k.id", key), HqlCondition.equal("d.directoryId", directoryId))));
    }

    /** Oldest first; the key makes the order stable. */
    List<Ordering> order() {
        return List.of(Ordering.ascending("d.created"), Ordering.ascending(key));
    }
}
