package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place in a resource: an attribute, one of its sub-attributes, or a whole extension.
 *
 * @param extension the URN of the extension it is in; empty for the core and the common attributes
 * @param attribute empty if the place is the whole extension
 */
public record Place(Optional<String> extension, Optional<Attribute> attribute, Optional<Attribute> sub) {

    /** As a client would write it, in the schema's own case. */
    public String path() {
        String bare = attribute.map(Attribute::name).orElse("")
                + sub.map(part -> "." + part.name()).orElse("");
        return extension.map(urn -> bare.isEmpty() ? urn : urn + ":" + bare).orElse(bare);
    }

    /** Whether it has a value that the client writes and that may be written down elsewhere. */
    public boolean canBeCopied() {
        return attribute
                        .map(whole -> !whole.readOnly() && !whole.name().equals("password"))
                        .orElse(false)
                && !compared().complex();
    }

    /** What a filter compares: the sub-attribute, for a bare multi-valued attribute its {@code value}s. */
    Attribute compared() {
        Attribute whole = attribute.orElseThrow();
        return sub.or(() -> whole.complex() ? whole.sub("value") : Optional.empty())
                .orElse(whole);
    }

    /** The values that stand at this place of a resource; none if it has none. */
    List<JsonNode> valuesIn(ObjectNode resource) {
        List<JsonNode> values = new ArrayList<>();
        for (JsonNode element : elementsIn(resource)) {
            JsonNode value = element.isObject() ? element.path(compared().name()) : element;
            if (!value.isMissingNode() && !value.isNull()) {
                values.add(value);
            }
        }
        return values;
    }

    /** The attribute's elements: several if it is multi-valued, else at most one. */
    List<JsonNode> elementsIn(ObjectNode resource) {
        JsonNode container = extension.map(resource::path).orElse(resource);
        if (attribute.isEmpty()) {
            return container.isMissingNode() ? List.of() : List.of(container);
        }
        JsonNode node = container.path(attribute.get().name());
        List<JsonNode> elements = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(elements::add);
        } else if (!node.isMissingNode() && !node.isNull()) {
            elements.add(node);
        }
        return elements;
    }
}
