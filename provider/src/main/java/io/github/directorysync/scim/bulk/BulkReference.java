package io.github.directorysync.scim.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** References such as {@code bulkId:qwerty} to a resource that the same request creates (RFC 7644 §3.7.2). */
final class BulkReference {

    private static final String PREFIX = "bulkId:";

    private BulkReference() {}

    /** A copy without references to these bulkIds, whose resources do not exist yet. */
    static Optional<JsonNode> without(JsonNode node, Set<String> ids) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(field -> without(field.getValue(), ids).ifPresent(kept -> copy.set(field.getKey(), kept)));
            // Without its value a reference is only a display name.
            return object.has("value") && !copy.has("value") ? Optional.empty() : Optional.of(copy);
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> without(element, ids).ifPresent(copy::add));
            return Optional.of(copy);
        }
        boolean refers = node.isTextual()
                && node.asText().startsWith(PREFIX)
                && ids.contains(node.asText().substring(PREFIX.length()));
        return refers ? Optional.empty() : Optional.of(node);
    }

    static String mapped(String text, UnaryOperator<String> resolve) {
        return text.startsWith(PREFIX) && text.length() > PREFIX.length()
                ? resolve.apply(text.substring(PREFIX.length()))
                : text;
    }

    /** Collects all bulkIds that are referred to. */
    static void collect(JsonNode node, Set<String> ids) {
        if (node.isTextual()) {
            collect(node.asText(), ids);
        }
        node.forEach(each -> collect(each, ids));
    }

    static void collect(String text, Set<String> ids) {
        if (text.startsWith(PREFIX) && text.length() > PREFIX.length()) {
            ids.add(text.substring(PREFIX.length()));
        }
    }

    /**
     * A copy with resolved references, wherever they are: members, a manager as object or string, or the value of a PATCH.
     */
    static JsonNode mapped(JsonNode node, UnaryOperator<String> resolve) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), mapped(field.getValue(), resolve)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> copy.add(mapped(element, resolve)));
            return copy;
        }
        return node.isTextual() ? TextNode.valueOf(mapped(node.asText(), resolve)) : node;
    }
}
