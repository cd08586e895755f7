package io.github.directorysync.keycloak;

import io.github.directorysync.keycloak.QueryScope.Table;
import io.github.directorysync.scim.Place;
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
record Relation(String attribute, List<Table> from, Condition joined, Columns columns) {

    boolean is(Place place) {
        return place.attribute().map(found -> found.name().equals(attribute)).orElse(false);
    }

    /** Whether it refers to something, of which that is true. */
    Condition some(Condition inner) {
        return Condition.exists(from, joined, inner);
    }
}
