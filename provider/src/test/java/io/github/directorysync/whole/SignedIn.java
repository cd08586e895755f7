package io.github.directorysync.whole;

import java.util.List;
import java.util.Map;

/** What the app was told about a person, and has checked. */
public record SignedIn(String nameId, String session, Map<String, List<String>> attributes) {

    public SignedIn {
        attributes = Map.copyOf(attributes);
    }

    /** All that was said under this name; nothing if it was not there. */
    public List<String> all(String attribute) {
        return attributes.getOrDefault(attribute, List.of());
    }

    /** What was said under a name that may stand there once. */
    public String only(String attribute) {
        List<String> values = all(attribute);
        if (values.size() != 1) {
            throw new IllegalStateException(attribute + " should be there once: " + attributes);
        }
        return values.get(0);
    }
}
