package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.UnaryOperator;

/** {@code bulkId:qwerty}, which stands for the id of a resource that the same request makes (RFC 7644 §3.7.2). */
final class BulkReference {

    private static final String PREFIX = "bulkId:";

    private BulkReference() {}

    static String mapped(String text, UnaryOperator<String> resolve) {
        return text.startsWith(PREFIX) && text.length() > PREFIX.length()
                ? resolve.apply(text.substring(PREFIX.length()))
                : text;
    }

    /** A copy; members, a manager as an object and as a bare string, and the value of a PATCH all are just values. */
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
