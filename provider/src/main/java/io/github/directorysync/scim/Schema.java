package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** A schema as {@code /Schemas} publishes it (RFC 7643 §7), read from the JSON file that is the only source of it. */
public final class Schema {

    public static final Schema USER = new Schema("user.json");
    public static final Schema ENTERPRISE_USER = new Schema("enterprise-user.json");
    public static final Schema GROUP = new Schema("group.json");

    /** In the order in which they are published. */
    public static final List<Schema> ALL = List.of(USER, GROUP, ENTERPRISE_USER);

    private final ObjectNode document;
    private final String id;
    private final List<Attribute> attributes;

    private Schema(String file) {
        document = ScimJson.resource(Schema.class, file);
        id = document.path("id").asText();
        attributes = Attribute.all(document.path("attributes"));
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
