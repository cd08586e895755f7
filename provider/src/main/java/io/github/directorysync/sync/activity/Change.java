package io.github.directorysync.sync.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of one SCIM attribute. Values are shown to people, so they are text, and long ones are cut.
 *
 * @param path the attribute, such as {@code name.givenName}
 * @param before empty if it had no value
 * @param after empty if it has none any more
 */
public record Change(String path, Optional<String> before, Optional<String> after) {

    private static final int LONGEST = 300;
    private static final int MOST = 40;
    private static final Set<String> NEVER_SHOWN = Set.of("password", "schemas");

    public Change {
        before = before.map(Change::cut);
        after = after.map(Change::cut);
    }

    /** That there is a new password: all that is ever said of one. */
    public static Change ofPassword() {
        return new Change("password", Optional.empty(), Optional.empty());
    }

    /** What is new in a resource that was not there before. */
    public static List<Change> toNew(ObjectNode after) {
        return between(JsonNodeFactory.instance.objectNode(), after);
    }

    /** What differs between two documents of a resource, attribute by attribute; at most 40. */
    public static List<Change> between(ObjectNode before, ObjectNode after) {
        List<Change> changes = new ArrayList<>();
        collect("", before, after, changes);
        return changes.subList(0, Math.min(MOST, changes.size()));
    }

    private static void collect(String parent, JsonNode before, JsonNode after, List<Change> changes) {
        Set<String> names = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.removeAll(NEVER_SHOWN);
        for (String name : names) {
            JsonNode was = before.path(name);
            JsonNode is = after.path(name);
            if (was.isObject() || is.isObject()) {
                // Behind a schema's name stands a colon, as in every path of SCIM.
                collect(parent + name + (name.startsWith("urn:") ? ":" : "."), was, is, changes);
            } else if (!was.equals(is)) {
                changes.add(new Change(parent + name, text(was), text(is)));
            }
        }
    }

    private static Optional<String> text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        return Optional.of(value.isValueNode() ? value.asText() : ScimJson.text(value));
    }

    private static String cut(String value) {
        return value.length() <= LONGEST ? value : Text.fitting(value, LONGEST) + "…";
    }
}
