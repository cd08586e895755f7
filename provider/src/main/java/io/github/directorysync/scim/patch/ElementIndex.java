package io.github.directorysync.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Indexes the elements of a multi-valued attribute, so that adding many elements does not compare each with each. Elements
 * with equal {@code value} and equal or missing {@code type} are the same element, whatever their other values are.
 */
final class ElementIndex {

    private record Typed(JsonNode value, JsonNode type) {}

    private final ArrayNode list;
    private final PrimaryFlags flags;
    private final Map<JsonNode, Integer> byValue = new HashMap<>();
    private final Map<Typed, Integer> byValueAndType = new HashMap<>();

    ElementIndex(ArrayNode list) {
        this.list = list;
        this.flags = new PrimaryFlags(list);
        for (int at = 0; at < list.size(); at++) {
            index(at);
        }
    }

    private void index(int at) {
        JsonNode element = list.get(at);
        byValue.putIfAbsent(element.path("value"), at);
        byValueAndType.putIfAbsent(new Typed(element.path("value"), element.path("type")), at);
    }

    /** Adds the element, or merges it into an equal one. */
    void add(ObjectNode element) {
        int at = find(element);
        if (at < list.size()) {
            ((ObjectNode) list.get(at)).setAll(element);
        } else {
            list.add(element);
        }
        index(at);
        flags.changed(at);
    }

    private int find(ObjectNode element) {
        if (element.hasNonNull("value")) {
            Integer known = element.has("type")
                    ? byValueAndType.get(new Typed(element.path("value"), element.path("type")))
                    : byValue.get(element.path("value"));
            return known == null ? list.size() : known;
        }
        int at = 0;
        while (at < list.size() && !list.get(at).equals(element)) {
            at++;
        }
        return at;
    }

    /** Removes from another list the elements that are equal to one of these, or have the same {@code value}. */
    void removeFrom(ArrayNode other) {
        Set<JsonNode> whole = new HashSet<>();
        list.forEach(whole::add);
        List<JsonNode> staying = new ArrayList<>();
        for (JsonNode present : other) {
            JsonNode value = present.path("value");
            boolean sameValue = !value.isMissingNode() && !value.isNull() && byValue.containsKey(value);
            if (!sameValue && !whole.contains(present)) {
                staying.add(present);
            }
        }
        other.removeAll();
        other.addAll(staying);
    }
}
