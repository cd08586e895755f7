package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Optional;

/**
 * Values as clients send them, put into the type that the schema gives: Entra's {@code "False"}, a manager as bare
 * string, array or object, a list with one object instead of an array, an app role as JSON in a string. {@code null},
 * {@code ""} and {@code []} all mean "no value".
 */
final class Coercion {

    private Coercion() {}

    /**
     * @return empty for "no value"
     * @throws ScimProblem 400 invalidValue if the value cannot be of the attribute's type
     */
    static Optional<JsonNode> of(Attribute attribute, JsonNode sent) {
        if (!attribute.multiValued()) {
            JsonNode one = sent.isArray() && attribute.complex() && sent.size() > 0 ? sent.get(0) : sent;
            return element(attribute, one);
        }
        ArrayNode elements = JsonNodeFactory.instance.arrayNode();
        if (sent.isArray()) {
            sent.forEach(each -> element(attribute, each).ifPresent(elements::add));
        } else {
            element(attribute, sent).ifPresent(elements::add);
        }
        return elements.isEmpty() ? Optional.empty() : Optional.of(elements);
    }

    /** One element of a multi-valued attribute, or the value of a single-valued one. */
    static Optional<JsonNode> element(Attribute attribute, JsonNode sent) {
        if (sent.isNull()
                || sent.isMissingNode()
                || (sent.isTextual() && sent.asText().isEmpty())) {
            return Optional.empty();
        }
        return switch (attribute.type()) {
            case COMPLEX -> complex(attribute, sent);
            case BOOLEAN -> Optional.of(bool(attribute, sent));
            case STRING, DATETIME, REFERENCE, BINARY -> Optional.of(string(attribute, sent));
        };
    }

    private static Optional<JsonNode> complex(Attribute attribute, JsonNode sent) {
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        unwrapped(attribute, sent)
                .properties()
                .forEach(field -> attribute
                        .sub(field.getKey())
                        .ifPresent(sub -> of(sub, field.getValue()).ifPresent(value -> parts.set(sub.name(), value))));
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
    }

    private static ObjectNode unwrapped(Attribute attribute, JsonNode sent) {
        if (sent instanceof ObjectNode object) {
            JsonNode value = object.path("value");
            return value.isTextual() && value.asText().startsWith("{") ? documentInAString(object) : object;
        }
        if (sent.isValueNode() && attribute.sub("value").isPresent()) {
            return JsonNodeFactory.instance.objectNode().set("value", sent);
        }
        throw wrongType(attribute, "an object");
    }

    /** Entra's app roles: entra-patch-app-role-json-string.json. */
    private static ObjectNode documentInAString(ObjectNode sent) {
        try {
            ObjectNode inner = ScimJson.object(sent.path("value").asText());
            ObjectNode unwrapped = sent.deepCopy();
            unwrapped.set("value", inner.path("value"));
            if (inner.hasNonNull("displayName")) {
                unwrapped.set("display", inner.get("displayName"));
            }
            return inner.hasNonNull("value") ? unwrapped : sent;
        } catch (ScimProblem notJson) {
            return sent;
        }
    }

    private static JsonNode bool(Attribute attribute, JsonNode sent) {
        String word = sent.asText().toLowerCase(Locale.ROOT);
        if (sent.isValueNode() && (word.equals("true") || word.equals("false"))) {
            return BooleanNode.valueOf(word.equals("true"));
        }
        throw wrongType(attribute, "true or false");
    }

    private static JsonNode string(Attribute attribute, JsonNode sent) {
        if (sent.isContainerNode()) {
            throw wrongType(attribute, "a string");
        }
        if (sent.asText().indexOf('\0') >= 0) {
            throw ScimProblem.invalidValue("The value of " + attribute.name() + " contains a NUL character.");
        }
        return TextNode.valueOf(sent.asText());
    }

    private static ScimProblem wrongType(Attribute attribute, String wanted) {
        return ScimProblem.invalidValue("The value of " + attribute.name() + " must be " + wanted + ".");
    }
}
