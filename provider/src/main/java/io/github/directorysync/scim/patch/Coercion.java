package io.github.directorysync.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.directorysync.scim.Lengths;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.Text;
import io.github.directorysync.scim.schema.Attribute;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Converts sent values to the type in the schema: Entra's {@code "False"}, a manager as string, array or object, an object
 * instead of an array of one, an app role as JSON inside a string, SCIM-SDK's array of one for a single value. {@code null},
 * {@code ""} and {@code []} all mean "no value", also as the only element of an array.
 */
public final class Coercion {

    /** The maximum number of wrappers that are removed from one value. */
    private static final int WRAPPERS = 3;

    private Coercion() {}

    /**
     * The value without the wrappers of some clients. For a single-valued attribute: SCIM-SDK's array of one ({@code
     * [false]}), an object with only a value ({@code {"value": false}}), or with only the attribute itself ({@code
     * {"active": false}} at the path {@code active}). For a multi-valued attribute only the last of these.
     */
    public static JsonNode unwrapped(Attribute attribute, JsonNode sent) {
        JsonNode value = sent;
        for (int i = 0; i < WRAPPERS; i++) {
            value = withoutOneWrapper(attribute, value);
        }
        return value;
    }

    private static JsonNode withoutOneWrapper(Attribute attribute, JsonNode sent) {
        if (sent.size() != 1) {
            return sent;
        }
        if (sent.isArray()) {
            return attribute.multiValued() ? sent : sent.get(0);
        }
        String only = sent.fieldNames().next();
        boolean itself =
                only.equalsIgnoreCase(attribute.name()) && attribute.sub(only).isEmpty();
        boolean value = only.equalsIgnoreCase("value") && !attribute.multiValued() && !attribute.complex();
        return itself || value ? sent.path(only) : sent;
    }

    /** The sent object, or the object in an array of one. */
    public static Optional<ObjectNode> object(JsonNode sent) {
        JsonNode one = sent.isArray() && sent.size() == 1 ? sent.get(0) : sent;
        return one instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    }

    /**
     * Converts a sent value to the attribute's type, for instance the text "true" to a boolean.
     *
     * @return empty for "no value"
     * @throws ScimProblem 400 invalidValue if the value cannot be converted
     */
    public static Optional<JsonNode> of(Attribute attribute, JsonNode sent) {
        JsonNode value = unwrapped(attribute, sent);
        if (!attribute.multiValued()) {
            return element(attribute, value);
        }
        ArrayNode elements = JsonNodeFactory.instance.arrayNode();
        if (value.isArray()) {
            value.forEach(each -> element(attribute, each).ifPresent(elements::add));
        } else {
            element(attribute, value).ifPresent(elements::add);
        }
        return elements.isEmpty() ? Optional.empty() : Optional.of(elements);
    }

    /** Whether a client means "no value". */
    public static boolean isNothing(JsonNode sent) {
        return sent.isNull()
                || sent.isMissingNode()
                || (sent.isTextual() && sent.asText().isEmpty())
                || (sent.isArray() && sent.isEmpty())
                || (sent.isArray() && sent.size() == 1 && isNothing(sent.get(0)));
    }

    /** Converts an element of a multi-valued attribute, or the value of a single-valued one. */
    private static Optional<JsonNode> element(Attribute attribute, JsonNode sent) {
        if (isNothing(sent)) {
            return Optional.empty();
        }
        return switch (attribute.type()) {
            case COMPLEX -> complex(attribute, sent);
            case BOOLEAN -> Optional.of(bool(attribute, sent));
            case STRING, DATETIME, REFERENCE, BINARY -> Optional.of(string(attribute, sent));
        };
    }

    private static Optional<JsonNode> complex(Attribute attribute, JsonNode sent) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        parts(attribute, sent).forEach((part, wanted) -> PatchOperation.set(whole, part, wanted));
        return whole.isEmpty() ? Optional.empty() : Optional.of(whole);
    }

    /**
     * The sent sub-attributes of a complex value; empty for one without a value.
     *
     * @throws ScimProblem 400 invalidValue if the value cannot be converted
     */
    static Map<Attribute, Optional<JsonNode>> parts(Attribute attribute, JsonNode sent) {
        JsonNode one = sent.isArray() && sent.size() == 1 ? sent.get(0) : sent;
        Map<Attribute, Optional<JsonNode>> parts = new LinkedHashMap<>();
        asObject(attribute, one)
                .properties()
                .forEach(field ->
                        attribute.sub(field.getKey()).ifPresent(sub -> parts.put(sub, of(sub, field.getValue()))));
        return parts;
    }

    private static ObjectNode asObject(Attribute attribute, JsonNode sent) {
        if (sent.isValueNode() && attribute.sub("value").isPresent()) {
            return asObject(attribute, JsonNodeFactory.instance.objectNode().set("value", sent));
        }
        if (!(sent instanceof ObjectNode object)) {
            throw wrongType(attribute, "an object");
        }
        return object.path("value").asText().startsWith("{") ? documentInAString(object) : object;
    }

    /** Parses Entra's app roles: entra-patch-app-role-json-string.json. */
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

    /** Accepts numbers: scripts and HR systems send employeeNumber and externalId as numbers. */
    private static JsonNode string(Attribute attribute, JsonNode sent) {
        if (sent.isContainerNode() || sent.isBoolean()) {
            throw wrongType(attribute, "a string");
        }
        if (!Text.canBeKept(sent.asText())) {
            throw ScimProblem.invalidValue(
                    "The value of " + attribute.name() + " has a NUL or half a character in it.");
        }
        Lengths.requireBytes(attribute.name(), sent.asText());
        return TextNode.valueOf(sent.asText());
    }

    private static ScimProblem wrongType(Attribute attribute, String wanted) {
        return ScimProblem.invalidValue("The value of " + attribute.name() + " must be " + wanted + ".");
    }
}
