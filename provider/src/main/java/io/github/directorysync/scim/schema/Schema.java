package io.github.directorysync.scim.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.ScimJson;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A schema as {@code /Schemas} publishes it (RFC 7643 §7), read from a JSON file or declared by a directory. */
public final class Schema {

    public static final Schema USER = read("user.json");
    public static final Schema ENTERPRISE_USER = read("enterprise-user.json");
    public static final Schema GROUP = read("group.json");

    private final String id;
    private final List<Attribute> attributes;
    private final Supplier<ObjectNode> document;

    private Schema(String id, List<Attribute> attributes, Supplier<ObjectNode> document) {
        this.id = id;
        this.attributes = attributes;
        this.document = document;
    }

    private static Schema read(String file) {
        ObjectNode document = ScimJson.resource(Schema.class, file);
        return new Schema(document.path("id").asText(), Attribute.all(document.path("attributes")), document::deepCopy);
    }

    /** An extension that a directory declares for its users, with simple writable attributes. */
    public static Schema declared(String urn, List<Attribute> attributes) {
        return new Schema(urn, List.copyOf(attributes), () -> document(urn, attributes));
    }

    private static ObjectNode document(String urn, List<Attribute> attributes) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:Schema");
        document.put("id", urn);
        document.put("name", "CustomUser");
        document.put("description", "What this directory declares of a person beside the standard.");
        ArrayNode definitions = document.putArray("attributes");
        attributes.forEach(attribute -> definitions.add(attribute.definition()));
        return document;
    }

    /** The URN of the schema. */
    public String id() {
        return id;
    }

    /** A new copy of the published document, without {@code meta}. */
    public ObjectNode document() {
        return document.get();
    }

    public List<Attribute> attributes() {
        return attributes;
    }

    public Optional<Attribute> attribute(String name) {
        return Attribute.named(name, attributes);
    }
}
