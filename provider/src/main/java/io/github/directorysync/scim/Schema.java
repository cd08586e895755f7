package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** A schema as {@code /Schemas} publishes it (RFC 7643 §7), read from the document that is the only source of it. */
public final class Schema {

    public static final Schema USER = new Schema("user.json");
    public static final Schema ENTERPRISE_USER = new Schema("enterprise-user.json");
    public static final Schema GROUP = new Schema("group.json");

    private final ObjectNode document;
    private final String id;
    private final List<Attribute> attributes;

    private Schema(String file) {
        this(ScimJson.resource(Schema.class, file));
    }

    private Schema(ObjectNode document) {
        this.document = document;
        id = document.path("id").asText();
        attributes = Attribute.all(document.path("attributes"));
    }

    /** An extension that a directory declares for its users, of plain attributes that can be written. */
    public static Schema declared(String urn, List<Attribute> attributes) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:Schema");
        document.put("id", urn);
        document.put("name", "CustomUser");
        document.put("description", "What this directory declares of a person beside the standard.");
        ArrayNode definitions = document.putArray("attributes");
        attributes.forEach(attribute -> definitions.add(attribute.definition()));
        return new Schema(document);
    }

    /** The URN. */
    public String id() {
        return id;
    }

    /** A fresh copy of the published document, without {@code meta}. */
    public ObjectNode document() {
        return document.deepCopy();
    }

    List<Attribute> attributes() {
        return attributes;
    }

    Optional<Attribute> attribute(String name) {
        return Attribute.named(name, attributes);
    }
}
