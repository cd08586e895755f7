package io.github.directorysync.scim.filter;

import static io.github.directorysync.scim.schema.ResourceSchema.USER;

import io.github.directorysync.scim.filter.ScimFilter.Comparison;
import io.github.directorysync.scim.schema.Place;
import java.util.Optional;

/** Filters of people, and what is read from them. */
abstract class FilterScenario {

    static ScimFilter read(String text) {
        return FilterReader.read(USER, text);
    }

    static String valueOf(String filter) {
        return ((Comparison) read(filter)).value().asText();
    }

    static Optional<String> placeOf(String filter) {
        return ((Comparison) read(filter)).place().map(Place::path);
    }
}
