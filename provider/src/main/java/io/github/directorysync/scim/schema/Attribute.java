package io.github.directorysync.scim.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An attribute of a schema with the characteristics that are used here (RFC 7643 §2.2 and §7). */
public record Attribute(
        String name,
        AttributeType type,
        boolean multiValued,
        boolean caseExact,
        boolean readOnly,
        List<Attribute> subAttributes) {

    /** The data types of RFC 7643 §2.3. */
    public enum AttributeType {
        STRING,
        BOOLEAN,
        DATETIME,
        REFERENCE,
        BINARY,
        COMPLEX
    }

    public Attribute {
        subAttributes = List.copyOf(subAttributes);
    }

    /** A simple attribute that a directory declares. */
    public static Attribute declared(String name, AttributeType type, boolean multiValued) {
        return new Attribute(name, type, multiValued, false, false, List.of());
    }

    /** The definition of a simple attribute as {@code /Schemas} publishes it. */
    ObjectNode definition() {
        ObjectNode definition = JsonNodeFactory.instance.objectNode();
        definition.put("name", name);
        definition.put("type", type.name().toLowerCase(Locale.ROOT));
        definition.put("multiValued", multiValued);
        definition.put("description", "The attribute " + name + ", which this directory declares.");
        definition.put("required", false);
        definition.put("caseExact", caseExact);
        definition.put("mutability", "readWrite");
        definition.put("returned", "default");
        definition.put("uniqueness", "none");
        return definition;
    }

    static Attribute of(JsonNode definition) {
        return new Attribute(
                definition.path("name").asText(),
                AttributeType.valueOf(definition.path("type").asText().toUpperCase(Locale.ROOT)),
                definition.path("multiValued").asBoolean(),
                definition.path("caseExact").asBoolean(),
                definition.path("mutability").asText().equals("readOnly"),
                all(definition.path("subAttributes")));
    }

    static List<Attribute> all(JsonNode definitions) {
        List<Attribute> all = new ArrayList<>();
        definitions.forEach(definition -> all.add(of(definition)));
        return all;
    }

    /** The sub-attribute of that name; names are case-insensitive (RFC 7643 §2.1). */
    public Optional<Attribute> sub(String wanted) {
        return named(wanted, subAttributes);
    }

    static Optional<Attribute> named(String wanted, List<Attribute> attributes) {
        return attributes.stream()
                .filter(attribute -> attribute.name.equalsIgnoreCase(wanted))
                .findFirst();
    }

    public boolean complex() {
        return type == AttributeType.COMPLEX;
    }
}
