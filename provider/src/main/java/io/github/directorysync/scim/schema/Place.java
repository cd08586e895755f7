package io.github.directorysync.scim.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A resolved attribute path: an attribute, one of its sub-attributes, or a whole extension.
 *
 * @param extension the URN of the extension that contains it; empty for core and common attributes
 * @param attribute empty if the path names the whole extension
 */
public record Place(Optional<String> extension, Optional<Attribute> attribute, Optional<Attribute> sub) {

    /** The path as a client writes it, in the schema's case. */
    public String path() {
        String bare = attribute.map(Attribute::name).orElse("")
                + sub.map(part -> "." + part.name()).orElse("");
        return extension.map(urn -> bare.isEmpty() ? urn : urn + ":" + bare).orElse(bare);
    }

    /** Whether it has a value that clients write and that may be copied into other attributes. */
    public boolean canBeCopied() {
        return attribute
                        .map(whole -> !whole.readOnly() && !whole.name().equals("password"))
                        .orElse(false)
                && !compared().complex();
    }

    /** The attribute that a filter compares: the sub-attribute, or for a bare multi-valued attribute its {@code value}s. */
    public Attribute compared() {
        Attribute whole = attribute.orElseThrow();
        return sub.or(() -> whole.complex() ? whole.sub("value") : Optional.empty())
                .orElse(whole);
    }

    /** The values at this path of a resource; empty if there are none. */
    public List<JsonNode> valuesIn(ObjectNode resource) {
        List<JsonNode> values = new ArrayList<>();
        for (JsonNode element : elementsIn(resource)) {
            JsonNode value = element.isObject() ? element.path(compared().name()) : element;
            if (!value.isMissingNode() && !value.isNull()) {
                values.add(value);
            }
        }
        return values;
    }

    /** Sets the value at this path to that of another resource, or removes it if the other has none. */
    public void copy(ObjectNode from, ObjectNode to) {
        List<String> names = Stream.of(extension, attribute.map(Attribute::name), sub.map(Attribute::name))
                .flatMap(Optional::stream)
                // The element of the list is unknown, so the whole list is copied.
                .limit(
                        attribute.map(Attribute::multiValued).orElse(false)
                                ? extension.map(urn -> 2).orElse(1)
                                : 3)
                .toList();
        ObjectNode container = to;
        JsonNode source = from;
        for (String name : names.subList(0, names.size() - 1)) {
            container = container.withObjectProperty(name);
            source = source.path(name);
        }
        String last = names.get(names.size() - 1);
        JsonNode value = source.path(last);
        if (value.isMissingNode()) {
            container.remove(last);
        } else {
            container.set(last, value.deepCopy());
        }
        dropEmpty(to, names);
    }

    private static void dropEmpty(ObjectNode resource, List<String> names) {
        for (int depth = names.size() - 1; depth > 0; depth--) {
            ObjectNode parent = resource;
            for (String name : names.subList(0, depth - 1)) {
                parent = parent.withObjectProperty(name);
            }
            if (parent.path(names.get(depth - 1)).isEmpty()) {
                parent.remove(names.get(depth - 1));
            }
        }
    }

    /** The elements of the attribute: at most one if it is single-valued. */
    public List<JsonNode> elementsIn(ObjectNode resource) {
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
