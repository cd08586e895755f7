package io.github.directorysync.scim.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.LazyArray;
import io.github.directorysync.scim.schema.Attribute;
import io.github.directorysync.scim.schema.Place;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The requested attributes: {@code attributes} and {@code excludedAttributes} (RFC 7644 §3.9). {@code id} and {@code
 * schemas} are always returned; unknown names are ignored.
 */
public final class Projection {

    private static final List<String> ALWAYS = List.of("schemas", "id");

    private final List<Place> only;
    private final List<Place> not;
    private final boolean restricted;

    private Projection(List<Place> only, List<Place> not, boolean restricted) {
        this.only = only;
        this.not = not;
        this.restricted = restricted;
    }

    /**
     * Parses both parameters, which are names separated by commas.
     *
     * @throws ScimProblem 400 invalidValue if there are too many
     */
    public static Projection read(ResourceSchema schema, Optional<String> attributes, Optional<String> excluded) {
        boolean restricted = attributes.map(text -> !text.isBlank()).orElse(false);
        return new Projection(places(schema, attributes), places(schema, excluded), restricted);
    }

    private static List<Place> places(ResourceSchema schema, Optional<String> names) {
        return names.stream()
                .flatMap(text -> Arrays.stream(requireFew(text).split(",", -1)))
                .flatMap(name -> schema.find(name.strip()).stream())
                .distinct()
                .toList();
    }

    private static String requireFew(String names) {
        if (names.chars().filter(one -> one == ',').count() >= Limits.ATTRIBUTE_NAMES) {
            throw ScimProblem.invalidValue(
                    "More than " + Limits.ATTRIBUTE_NAMES + " names of attributes are asked for.");
        }
        return names;
    }

    /** Whether particular attributes are requested, so that the response needs a body. */
    public boolean asksForAttributes() {
        return restricted;
    }

    /** Whether any part of a core attribute is requested; otherwise it need not be read. */
    public boolean wants(String attribute) {
        boolean excluded = not.stream().anyMatch(place -> isWhole(place, attribute));
        return !excluded && (!restricted || only.stream().anyMatch(place -> isIn(place, attribute)));
    }

    private static boolean isWhole(Place place, String attribute) {
        return place.sub().isEmpty() && isIn(place, attribute);
    }

    private static boolean isIn(Place place, String attribute) {
        return place.attribute().map(found -> found.name().equals(attribute)).orElse(false);
    }

    /**
     * The requested part of a resource, which stays whole. Nothing is copied unless something is to be removed from it: a
     * group may have a hundred thousand members.
     */
    public ObjectNode of(ObjectNode whole) {
        ObjectNode resource = not.isEmpty() ? whole : whole.deepCopy();
        ObjectNode wanted = restricted ? JsonNodeFactory.instance.objectNode() : resource;
        if (restricted) {
            ALWAYS.forEach(name -> wanted.set(name, resource.path(name)));
            only.forEach(place -> copy(place, resource, wanted));
        }
        not.stream().filter(place -> !ALWAYS.contains(place.path())).forEach(place -> remove(place, wanted));
        return wanted;
    }

    private static void copy(Place place, ObjectNode from, ObjectNode to) {
        JsonNode source = place.extension().map(from::path).orElse(from);
        if (!(source instanceof ObjectNode container)) {
            return;
        }
        if (place.attribute().isEmpty()) {
            to.set(place.extension().orElseThrow(), container);
            return;
        }
        String name = place.attribute().get().name();
        JsonNode value = container.path(name);
        if (value.isMissingNode()) {
            return;
        }
        ObjectNode target = place.extension().map(to::withObjectProperty).orElse(to);
        target.set(
                name,
                place.sub().map(sub -> part(value, sub, target.path(name))).orElse(value));
    }

    private static JsonNode part(JsonNode value, Attribute sub, JsonNode copied) {
        Optional<LazyArray> lazy = LazyArray.in(value);
        if (lazy.isPresent()) {
            return LazyArray.in(copied)
                    .map(before -> lazy.get().with(before, (element, other) -> part(element, sub, other)))
                    .orElseGet(() -> lazy.get().with(element -> part(element, sub, MissingNode.getInstance())));
        }
        if (value.isArray()) {
            var parts = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < value.size(); i++) {
                parts.add(part(value.get(i), sub, copied.path(i)));
            }
            return parts;
        }
        ObjectNode part = copied instanceof ObjectNode before ? before : JsonNodeFactory.instance.objectNode();
        return value.has(sub.name()) ? part.set(sub.name(), value.get(sub.name())) : part;
    }

    private static void remove(Place place, ObjectNode from) {
        JsonNode container = place.extension().map(from::path).orElse(from);
        if (place.attribute().isEmpty()) {
            from.remove(place.path());
        } else if (place.sub().isEmpty() && container instanceof ObjectNode object) {
            object.remove(place.attribute().get().name());
        } else {
            place.sub().ifPresent(sub -> removePart(place, sub.name(), from));
        }
    }

    private static void removePart(Place place, String part, ObjectNode from) {
        String name = place.attribute().orElseThrow().name();
        LazyArray.in(from.path(name))
                .ifPresentOrElse(
                        lazy -> from.set(name, lazy.with(element -> without(part, element))),
                        () -> place.elementsIn(from).forEach(element -> without(part, element)));
    }

    private static JsonNode without(String part, JsonNode element) {
        return element instanceof ObjectNode object ? object.without(part) : element;
    }
}
