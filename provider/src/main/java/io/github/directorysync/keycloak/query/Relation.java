package io.github.directorysync.keycloak.query;

import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.scim.schema.Place;
import java.util.List;

/**
 * An attribute that refers to resources of the other type: who is in a group, which groups somebody is in. No document
 * has it, so the database answers every filter on it.
 *
 * @param attribute its name
 * @param from the tables of the rows that it refers to
 * @param joined how these hang together with each other and with one row of ours
 * @param columns what stands in those rows
 */
public record Relation(String attribute, List<Table> from, HqlCondition joined, Columns columns) {

    boolean is(Place place) {
        return place.attribute().map(found -> found.name().equals(attribute)).orElse(false);
    }

    /** Whether it refers to something, of which that is true. */
    HqlCondition some(HqlCondition inner) {
        return HqlCondition.exists(from, joined, inner);
    }
}
