package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Columns end somewhere; a value that does not fit is refused, never cut. */
public final class Lengths {

    private Lengths() {}

    public static void check(String attribute, Optional<String> value, int longest) {
        if (value.map(String::length).orElse(0) > longest) {
            throw ScimProblem.invalidValue(attribute + " is longer than " + longest + " characters.")
                    .about(List.of(attribute));
        }
    }

    /**
     * Makes sure that one value is not too large.
     *
     * @throws ScimProblem 400 tooMany
     */
    public static void requireBytes(String attribute, String value) {
        // No character takes more than six bytes.
        if (value.length() > Limits.VALUE_BYTES / 6 && JsonSize.ofText(value) > Limits.VALUE_BYTES) {
            throw ScimProblem.tooMany(
                    "A value of " + attribute + " is larger than " + Limits.VALUE_BYTES / 1024 + " kB.");
        }
    }

    /**
     * Makes sure that what a change has made of a resource is not too large, however small the change was.
     *
     * @throws ScimProblem 413
     */
    public static void requireBytes(ObjectNode resource) {
        if (JsonSize.of(resource) > Limits.RESOURCE_BYTES) {
            throw RequestRefusal.resourceTooLarge(Limits.RESOURCE_BYTES);
        }
    }
}
