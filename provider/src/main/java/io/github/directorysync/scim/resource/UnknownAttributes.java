package io.github.directorysync.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.patch.Coercion;
import io.github.directorysync.scim.schema.Attribute;
import io.github.directorysync.scim.schema.Place;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the attribute names in a body that no schema defines, and that {@link Dialect} leaves out. Collects names, never
 * values.
 */
public final class UnknownAttributes {

    /** Names that every body may contain in addition to the attributes of its resource. */
    private static final Set<String> ENVELOPE = Set.of("schemas", "operations");

    private final ResourceSchema schema;
    private final Set<String> names = new LinkedHashSet<>();

    /** Caches results, because thousands of members have the same names. */
    private final Map<String, Boolean> known = new HashMap<>();

    private final Map<String, Boolean> complex = new HashMap<>();

    private UnknownAttributes(ResourceSchema schema) {
        this.schema = schema;
    }

    /** The unknown names in a resource or a PATCH. */
    public static Set<String> in(ResourceSchema schema, ObjectNode body) {
        UnknownAttributes undefined = new UnknownAttributes(schema);
        Optional<JsonNode> operations = Dialect.field(body, "Operations").filter(JsonNode::isArray);
        operations.ifPresentOrElse(all -> all.forEach(undefined::operation), () -> undefined.resource("", body));
        return undefined.names;
    }

    private void operation(JsonNode operation) {
        if (!(operation instanceof ObjectNode object)) {
            return;
        }
        String path = Dialect.field(object, "path").map(node -> node.asText("")).orElse("");
        int filter = path.indexOf('[');
        String name = filter < 0 ? path.strip() : path.substring(0, filter).strip();
        JsonNode value = Dialect.field(object, "value").orElse(object.missingNode());
        if (name.isEmpty()) {
            Coercion.object(value).ifPresent(attributes -> resource("", attributes));
        } else if (!isKnown(name)) {
            names.add(name);
        } else if (isSchema(name)) {
            resource(name, value);
        } else {
            parts(name, value);
        }
    }

    private void resource(String urn, JsonNode attributes) {
        attributes.properties().forEach(field -> {
            String name = urn.isEmpty() || urn.equalsIgnoreCase(schema.core().id())
                    ? field.getKey()
                    : urn + ":" + field.getKey();
            if (ENVELOPE.contains(name.toLowerCase(Locale.ROOT))) {
                schemas(field.getValue());
            } else if (!isKnown(name)) {
                names.add(name);
            } else if (isSchema(name)) {
                resource(name, field.getValue());
            } else {
                parts(name, field.getValue());
            }
        });
    }

    private void schemas(JsonNode urns) {
        for (JsonNode urn : urns) {
            if (urn.isTextual() && !isSchema(urn.asText())) {
                names.add(urn.asText());
            }
        }
    }

    private void parts(String name, JsonNode value) {
        if (value.isArray()) {
            value.forEach(element -> parts(name, element));
        } else if (value.isObject() && isComplex(name)) {
            value.properties().forEach(field -> {
                if (!isKnown(name + "." + field.getKey())) {
                    names.add(name + "." + field.getKey());
                }
            });
        }
    }

    private boolean isComplex(String name) {
        return complex.computeIfAbsent(name, this::isWholeAndComplex);
    }

    private boolean isWholeAndComplex(String name) {
        return schema.find(name)
                .filter(place -> place.sub().isEmpty())
                .flatMap(Place::attribute)
                .map(Attribute::complex)
                .orElse(false);
    }

    private boolean isKnown(String name) {
        return known.computeIfAbsent(name, this::isDefined);
    }

    private boolean isDefined(String name) {
        int filter = name.indexOf('[');
        return isSchema(name)
                || schema.find(filter < 0 ? name : name.substring(0, filter)).isPresent();
    }

    private boolean isSchema(String name) {
        return name.equalsIgnoreCase(schema.core().id())
                || schema.extension(name).isPresent();
    }
}
