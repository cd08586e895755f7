package io.github.directorysync.keycloak.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.query.TableQuery.Ordering;
import io.github.directorysync.scim.resource.Stored;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Where the resources of one type stand: our table, called {@code d}, and Keycloak's beside it, called {@code k}.
 *
 * @param entity our table
 * @param keycloaks Keycloak's table
 * @param key our table's key, which is Keycloak's id
 * @param select the columns that are read of a row, in the order in which {@code row} takes them
 * @param lookups what every request asks
 * @param written the same columns, of a row of ours and one of Keycloak's that are at hand
 * @param document the whole resource, for what only a look at it can decide
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

    /** What identity providers ask all day: Hibernate knows these texts and need not build the queries. */
    public interface Lookups<R> {

        RowQuery<ResourceRow<R>> one(Database database, Map<String, String> parameters);

        /**
         * The resources that have that {@code value} of an attribute, oldest first.
         *
         * @return empty for an attribute that is not looked up all day
         */
        Optional<RowQuery<ResourceRow<R>>> having(Database database, String directoryId, String path, String value);

        /** By selecting both entities, so that both rows can be locked. */
        RowQuery<ResourceRow<R>> both(Database database, Map<String, String> parameters);
    }

    /** The constraint that no externalId is given twice in a directory, in lower case. */
    String uniqueExternalId() {
        return "uk_"
                + entity.getAnnotation(jakarta.persistence.Table.class).name().toLowerCase(Locale.ROOT)
                + "_external_id";
    }

    /** Our table alone, which is enough to count. */
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

    /** Oldest first, and stable. */
    List<Ordering> order() {
        return List.of(Ordering.ascending("d.created"), Ordering.ascending(key));
    }
}
