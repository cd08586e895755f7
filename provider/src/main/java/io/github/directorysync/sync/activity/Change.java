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
 * The change of one SCIM attribute. Values are text for display, and long ones are cut.
 *
 * @param path the path of the attribute, such as {@code name.givenName}
 * @param before the value before the change; empty if there was none
 * @param after the value after the change; empty if there is none
 */
public record Change(String path, Optional<String> before, Optional<String> after) {

    private static final int LONGEST = 300;
    private static final int MOST = 40;
    private static final Set<String> NEVER_SHOWN = Set.of("password", "schemas");

    public Change {
        before = before.map(Change::cut);
        after = after.map(Change::cut);
    }

    /** A changed password; the values are never shown. */
    public static Change ofPassword() {
        return new Change("password", Optional.empty(), Optional.empty());
    }

    /** The attributes of a new resource. */
    public static List<Change> toNew(ObjectNode after) {
        return between(JsonNodeFactory.instance.objectNode(), after);
    }

    /** The differences between two documents of a resource; at most 40. */
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
                // In SCIM paths a colon follows the URN of a schema.
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
