package io.github.directorysync.keycloak.query;

import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.scim.schema.Place;
import java.util.List;

/**
 * An attribute that refers to resources of the other type: the members of a group, the groups of a user. The stored
 * SCIM document lacks it, so the database answers every filter on it.
 *
 * @param attribute its name
 * @param from the tables of the resources that it refers to
 * @param joined how these tables are joined with each other and with the row of the referring resource
 * @param columns the columns of the resources that it refers to
 */
public record Relation(String attribute, List<Table> from, HqlCondition joined, ColumnMap columns) {

    boolean is(Place place) {
        return place.attribute().map(found -> found.name().equals(attribute)).orElse(false);
    }

    /** Whether it refers to at least one resource that satisfies the condition. */
    HqlCondition some(HqlCondition inner) {
        return HqlCondition.exists(from, joined, inner);
    }
}
