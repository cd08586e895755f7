package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Refuses values that are too long for a database column; they are never cut. */
public final class Lengths {

    private Lengths() {}

    public static void check(String attribute, Optional<String> value, int longest) {
        if (value.map(String::length).orElse(0) > longest) {
            throw ScimProblem.invalidValue(attribute + " is longer than " + longest + " characters.")
                    .about(List.of(attribute));
        }
    }

    /**
     * Checks the size of one value.
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
     * Checks the size of a resource after a change, because many small changes can make it large.
     *
     * @throws ScimProblem 413
     */
    public static void requireBytes(ObjectNode resource) {
        if (JsonSize.of(resource) > Limits.RESOURCE_BYTES) {
            throw RequestRefusal.resourceTooLarge(Limits.RESOURCE_BYTES);
        }
    }
}
