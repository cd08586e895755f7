package io.github.directorysync.scim.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    public Attribute compared() {
        Attribute whole = attribute.orElseThrow();
        return sub.or(() -> whole.complex() ? whole.sub("value") : Optional.empty())
                .orElse(whole);
    }

    /** The values that stand at this place of a resource; none if it has none. */
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

    /** Makes what stands at this place of one resource what stands there in another: nothing, if nothing does. */
    public void copy(ObjectNode from, ObjectNode to) {
        List<String> names = Stream.of(extension, attribute.map(Attribute::name), sub.map(Attribute::name))
                .flatMap(Optional::stream)
                // Which element of a list it was is not known: all of them.
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

    /** The attribute's elements: several if it is multi-valued, else at most one. */
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
