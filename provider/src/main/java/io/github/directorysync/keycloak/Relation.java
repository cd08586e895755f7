package io.github.directorysync.keycloak;

import io.github.directorysync.scim.Place;

/**
 * An attribute that refers to resources of the other type: who is in a group, which groups somebody is in. No document
 * has it, so the database answers every filter on it.
 *
 * @param attribute its name
 * @param from the rows that it refers to, for one row of ours, as the inside of an {@code exists}
 * @param columns what stands in those rows
 */
record Relation(String attribute, String from, Columns columns) {

    boolean is(Place place) {
        return place.attribute().map(found -> found.name().equals(attribute)).orElse(false);
    }

    /** Whether it refers to something, of which that is true. */
    Condition some(Condition inner) {
        return new Condition(
                "exists (select 1 " + from + " and " + inner.hql() + ")", inner.parameters(), inner.exact());
    }
}
