package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** An attribute as {@code /Schemas} describes it. */
record PublishedAttribute(String schema, JsonNode definition) {

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";

    String name() {
        return definition.path("name").asText();
    }

    String mutability() {
        return definition.path("mutability").asText();
    }

    /** {@code active} always has a value, so that it cannot be removed. */
    boolean canBeAbsent() {
        return !definition.path("required").asBoolean() && !name().equals("active");
    }

    /** The paths by which it is addressed: by its name, if it is of a core schema, and qualified by the URN. */
    List<String> paths() {
        String qualified = schema + ":" + name();
        return schema.startsWith(CORE) ? List.of(name(), qualified) : List.of(qualified);
    }

    JsonNode in(JsonNode resource) {
        return (schema.startsWith(CORE) ? resource : resource.path(schema)).path(name());
    }

    JsonNode sample(String word) {
        return sample(definition, word);
    }

    private static JsonNode sample(JsonNode definition, String word) {
        JsonNode one = switch (definition.path("type").asText()) {
            case "boolean" -> BooleanNode.valueOf(!word.equals("one"));
            case "binary" ->
                TextNode.valueOf(Base64.getEncoder().encodeToString(word.getBytes(StandardCharsets.UTF_8)));
            case "reference" -> TextNode.valueOf("https://example.com/" + word);
            case "complex" -> complex(definition, word);
            default -> TextNode.valueOf(word);
        };
        if (!definition.path("multiValued").asBoolean()) {
            return one;
        }
        return JsonNodeFactory.instance.arrayNode().add(one);
    }

    private static ObjectNode complex(JsonNode definition, String word) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        for (JsonNode part : definition.path("subAttributes")) {
            String name = part.path("name").asText();
            boolean address = definition.path("name").asText().equals("emails") && name.equals("value");
            whole.set(name, address ? TextNode.valueOf(word + "@example.com") : sample(part, word));
        }
        return whole;
    }

    @Override
    public String toString() {
        return schema + ":" + name();
    }
}
