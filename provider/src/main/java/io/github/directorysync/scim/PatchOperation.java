package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.ScimFilter.Comparison;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One operation of a PATCH (RFC 7644 §3.5.2) with its path found in the schema. It is lenient where clients need it: an
 * {@code add} or {@code replace} of a filtered element that is not there creates it, a {@code remove} of what is not
 * there does nothing.
 *
 * @param value as sent; a missing node if none was
 */
public record PatchOperation(Kind kind, Target target, JsonNode value) {

    /** RFC 7644 §3.5.2; Entra capitalises them. */
    public enum Kind {
        ADD,
        REPLACE,
        REMOVE;

        static Kind of(String op) {
            return switch (op.toLowerCase(Locale.ROOT)) {
                case "add" -> ADD;
                case "replace" -> REPLACE;
                case "remove" -> REMOVE;
                default -> throw ScimProblem.invalidSyntax("The op must be add, replace or remove, it is: " + op);
            };
        }
    }

    /** Where: a place, and for a multi-valued attribute which of its elements. */
    public record Target(Place place, Optional<ScimFilter> filter) {

        Attribute attribute() {
            return place.attribute().orElseThrow();
        }

        boolean isReadOnly() {
            return place.attribute().map(Attribute::readOnly).orElse(false)
                    || place.sub().map(Attribute::readOnly).orElse(false);
        }

        Target orRefuse() {
            if (isReadOnly()) {
                throw ScimProblem.readOnly(place.path());
            }
            return this;
        }
    }

    /** Changes {@code resource} in place; callers hand in a copy. */
    void applyTo(ObjectNode resource) {
        ObjectNode container = target.place()
                .extension()
                .map(urn -> resource.withObjectProperty(urn))
                .orElse(resource);
        if (target.attribute().multiValued()) {
            applyToList(container);
        } else if (target.place().sub().isPresent()) {
            applyToPart(container);
        } else {
            applyToWhole(container);
        }
        dropIfEmpty(container, target.attribute().name());
        target.place().extension().ifPresent(urn -> dropIfEmpty(resource, urn));
    }

    private void applyToWhole(ObjectNode container) {
        String name = target.attribute().name();
        Optional<JsonNode> wanted = kind == Kind.REMOVE ? Optional.empty() : Coercion.of(target.attribute(), value);
        if (wanted.isEmpty()) {
            container.remove(name);
        } else if (wanted.get() instanceof ObjectNode parts && container.get(name) instanceof ObjectNode before) {
            // RFC 7644 §3.5.2.3: sub-attributes that are not named stay.
            before.setAll(parts);
        } else {
            container.set(name, wanted.get());
        }
    }

    private void applyToPart(ObjectNode container) {
        setPart(container.withObjectProperty(target.attribute().name()));
    }

    private void setPart(ObjectNode element) {
        Attribute part = target.place().sub().orElseThrow();
        Optional<JsonNode> wanted = kind == Kind.REMOVE ? Optional.empty() : Coercion.of(part, value);
        wanted.ifPresentOrElse(found -> element.set(part.name(), found), () -> element.remove(part.name()));
    }

    private void applyToList(ObjectNode container) {
        ArrayNode list = container.withArrayProperty(target.attribute().name());
        if (target.filter().isPresent()) {
            applyToMatching(list, target.filter().get());
        } else if (target.place().sub().isPresent()) {
            applyToEach(list);
        } else {
            applyToAll(list);
        }
    }

    private void applyToAll(ArrayNode list) {
        ArrayNode sent =
                (ArrayNode) Coercion.of(target.attribute(), value).orElseGet(JsonNodeFactory.instance::arrayNode);
        switch (kind) {
            case REPLACE -> {
                list.removeAll();
                list.addAll(sent);
                Primary.keepFirst(list);
            }
            case ADD -> sent.forEach(element -> add(list, element));
            case REMOVE -> {
                if (value.isMissingNode()) {
                    list.removeAll();
                }
                sent.forEach(element -> removeLike(list, element));
            }
        }
    }

    private static void add(ArrayNode list, JsonNode element) {
        int at = 0;
        while (at < list.size() && !isSame(list.get(at), element)) {
            at++;
        }
        if (at < list.size()) {
            ((ObjectNode) list.get(at)).setAll((ObjectNode) element);
        } else {
            list.add(element);
        }
        Primary.keepOnly(list, at);
    }

    /** The same value of the same type is one element, whatever else is said of it. */
    private static boolean isSame(JsonNode present, JsonNode element) {
        return element.isObject()
                && element.hasNonNull("value")
                && present.path("value").equals(element.path("value"))
                && present.path("type").equals(element.path("type"));
    }

    private static void removeLike(ArrayNode list, JsonNode element) {
        for (int i = list.size() - 1; i >= 0; i--) {
            JsonNode present = list.get(i);
            if (present.equals(element)
                    || (element.hasNonNull("value") && present.path("value").equals(element.get("value")))) {
                list.remove(i);
            }
        }
    }

    private void applyToEach(ArrayNode list) {
        if (list.isEmpty() && kind != Kind.REMOVE) {
            list.addObject();
        }
        for (JsonNode element : list) {
            if (element instanceof ObjectNode parts) {
                setPart(parts);
            }
        }
        Primary.keepFirst(list);
        dropEmptyElements(list);
    }

    private void applyToMatching(ArrayNode list, ScimFilter filter) {
        boolean met = false;
        for (int i = list.size() - 1; i >= 0; i--) {
            if (Matching.matchesElement(filter, list.get(i))) {
                met = true;
                change(list, i);
            }
        }
        if (!met && kind != Kind.REMOVE) {
            list.add(described(filter));
            change(list, list.size() - 1);
        }
        dropEmptyElements(list);
    }

    private static ObjectNode described(ScimFilter filter) {
        ObjectNode element = JsonNodeFactory.instance.objectNode();
        for (Comparison equality : filter.fold(new Equalities())) {
            equality.place()
                    .flatMap(Place::sub)
                    .ifPresent(part ->
                            Coercion.of(part, equality.value()).ifPresent(found -> element.set(part.name(), found)));
        }
        return element;
    }

    private void change(ArrayNode list, int i) {
        if (kind == Kind.REMOVE && target.place().sub().isEmpty()) {
            list.remove(i);
        } else if (list.get(i) instanceof ObjectNode element) {
            if (target.place().sub().isPresent()) {
                setPart(element);
            } else {
                Coercion.element(target.attribute(), value).ifPresent(parts -> element.setAll((ObjectNode) parts));
            }
            Primary.keepOnly(list, i);
        }
    }

    /** An element of which no more than its label is left, say {@code {"type": "work"}}, says nothing. */
    private static void dropEmptyElements(ArrayNode list) {
        for (int i = list.size() - 1; i >= 0; i--) {
            ObjectNode rest = list.get(i).isObject() ? list.get(i).deepCopy() : JsonNodeFactory.instance.objectNode();
            rest.remove("type");
            rest.remove("primary");
            if (list.get(i).isObject() && rest.isEmpty()) {
                list.remove(i);
            }
        }
    }

    private static void dropIfEmpty(ObjectNode container, String name) {
        if (container.path(name).isContainerNode() && container.path(name).isEmpty()) {
            container.remove(name);
        }
    }

    /** What the filter says of the element that it wants: {@code type eq "work"} makes a new one a work element. */
    private static final class Equalities implements ScimFilter.Cases<List<Comparison>> {

        @Override
        public List<Comparison> compare(Comparison comparison) {
            return comparison.operator() == ScimFilter.Operator.EQ ? List.of(comparison) : nothingMatches();
        }

        @Override
        public List<Comparison> and(List<ScimFilter> all) {
            return all.stream().flatMap(filter -> filter.fold(this).stream()).toList();
        }

        @Override
        public List<Comparison> or(List<ScimFilter> any) {
            return nothingMatches();
        }

        @Override
        public List<Comparison> not(ScimFilter inner) {
            return nothingMatches();
        }

        @Override
        public List<Comparison> present(ScimFilter.Present present) {
            return nothingMatches();
        }

        @Override
        public List<Comparison> element(ScimFilter.Element inner) {
            return nothingMatches();
        }

        private static List<Comparison> nothingMatches() {
            throw ScimProblem.noTarget("No element matches the filter of the path, and it does not describe one.");
        }
    }
}
