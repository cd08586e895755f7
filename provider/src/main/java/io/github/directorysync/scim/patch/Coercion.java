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
 * Values as clients send them, put into the type that the schema gives: Entra's {@code "False"}, a manager as bare
 * string, array or object, a list with one object instead of an array, an app role as JSON in a string, SCIM-SDK's array
 * of one for a single value. {@code null}, {@code ""} and {@code []} all mean "no value", also as the only element of an
 * array.
 */
public final class Coercion {

    /** How many wrappers are taken off one value. */
    private static final int WRAPPERS = 3;

    private Coercion() {}

    /**
     * The value without what clients wrap around it. For a single value: SCIM-SDK's array of one ({@code [false]}), an object
     * with nothing but the value ({@code {"value": false}}), an object with nothing but the attribute itself ({@code
     * {"active": false}} at the path {@code active}). For several values only the last of these.
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

    /** The object that a client sends where only an object can stand, or an array of one such. */
    public static Optional<ObjectNode> object(JsonNode sent) {
        JsonNode one = sent.isArray() && sent.size() == 1 ? sent.get(0) : sent;
        return one instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    }

    /**
     * Reads a value that a client sent as a value of the attribute's type, for instance the text "true" as a boolean.
     *
     * @return empty for "no value"
     * @throws ScimProblem 400 invalidValue if the value cannot be of the attribute's type
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

    /** Whether that is a client's way to say that there is no value. */
    public static boolean isNothing(JsonNode sent) {
        return sent.isNull()
                || sent.isMissingNode()
                || (sent.isTextual() && sent.asText().isEmpty())
                || (sent.isArray() && sent.isEmpty())
                || (sent.isArray() && sent.size() == 1 && isNothing(sent.get(0)));
    }

    /** One element of a multi-valued attribute, or the value of a single-valued one. */
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
     * What a complex value says of each sub-attribute that it names; empty for one that is to have no value.
     *
     * @throws ScimProblem 400 invalidValue if the value cannot be of the attribute's type
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

    /** Numbers are taken: scripts and HR systems send employeeNumber and externalId as numbers. */
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
