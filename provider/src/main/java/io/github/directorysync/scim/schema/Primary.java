package io.github.directorysync.scim.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The {@code primary} flag of multi-valued attributes: at most one element has it (RFC 7643 §2.4). */
public final class Primary {

    private Primary() {}

    /** If several elements are flagged, only the first keeps the flag. */
    public static void keepFirst(ArrayNode list) {
        for (int i = 0; i < list.size(); i++) {
            if (flagged(list.get(i))) {
                keepOnly(list, i);
                return;
            }
        }
    }

    /** RFC 7644 §3.5.2: an element that becomes primary takes the flag from the others. */
    static void keepOnly(ArrayNode list, int chosen) {
        for (int i = 0; flagged(list.get(chosen)) && i < list.size(); i++) {
            if (i != chosen && flagged(list.get(i))) {
                ((ObjectNode) list.get(i)).put("primary", false);
            }
        }
    }

    /** The preferred element: the flagged one, else the first of type {@code work}, else the first. */
    public static Optional<ObjectNode> of(JsonNode list) {
        return find(list, Primary::flagged)
                .or(() -> find(list, element -> element.path("type").asText().equalsIgnoreCase("work")))
                .or(() -> find(list, element -> true))
                .map(ObjectNode.class::cast);
    }

    public static boolean flagged(JsonNode element) {
        return element.path("primary").asBoolean();
    }

    private static Optional<JsonNode> find(JsonNode list, Predicate<JsonNode> wanted) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(JsonNode::isObject)
                .filter(wanted)
                .findFirst();
    }
}
