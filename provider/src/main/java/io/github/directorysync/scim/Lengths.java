package io.github.directorysync.scim;

import java.util.List;
import java.util.Optional;

/** Columns end somewhere; a value that does not fit is refused, never cut. */
final class Lengths {

    private Lengths() {}

    static void check(String attribute, Optional<String> value, int longest) {
        if (value.map(String::length).orElse(0) > longest) {
            throw ScimProblem.invalidValue(attribute + " is longer than " + longest + " characters.")
                    .about(List.of(attribute));
        }
    }
}
