package io.github.directorysync.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.filter.ScimFilter;
import io.github.directorysync.scim.schema.Attribute;
import io.github.directorysync.scim.schema.Place;
import java.util.Locale;
import java.util.Map;
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

        public static Kind of(String op) {
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

        public Attribute attribute() {
            return place.attribute().orElseThrow();
        }

        public boolean isReadOnly() {
            return place.attribute().map(Attribute::readOnly).orElse(false)
                    || place.sub().map(Attribute::readOnly).orElse(false);
        }

        public Target orRefuse() {
            if (isReadOnly()) {
                throw ScimProblem.readOnly(place.path());
            }
            return this;
        }
    }

    /** Changes {@code resource} in place; callers hand in a copy. */
    public void applyTo(ObjectNode resource) {
        ObjectNode container = target.place()
                .extension()
                .map(urn -> resource.withObjectProperty(urn))
                .orElse(resource);
        String name = target.attribute().name();
        if (target.attribute().multiValued() && !target.attribute().complex()) {
            new ValuesChange(this, container.withArrayProperty(name)).apply();
        } else if (target.attribute().multiValued()) {
            new ListChange(this, container.withArrayProperty(name)).apply();
        } else if (target.place().sub().isPresent()) {
            setPart(container.withObjectProperty(name));
        } else if (!removes() && target.attribute().complex()) {
            merge(container.withObjectProperty(name));
        } else {
            set(container, target.attribute(), wanted(target.attribute()));
        }
        dropIfEmpty(container, name);
        target.place().extension().ifPresent(urn -> dropIfEmpty(resource, urn));
    }

    /**
     * Makes sure that its value is of the attribute's type, before there is anything to apply it to.
     *
     * @throws ScimProblem 400 invalidValue
     */
    public void requireValue() {
        if (removes()) {
            return;
        }
        if (target.place().sub().isPresent()) {
            wanted(target.place().sub().get());
        } else if (target.filter().isPresent() && target.attribute().complex()) {
            Coercion.parts(target.attribute(), value);
        } else {
            wanted(target.attribute());
        }
    }

    /** {@code replace} with nothing takes away too: Entra's way to unset a manager. */
    public boolean removes() {
        return kind == Kind.REMOVE || Coercion.isNothing(value);
    }

    /** Sets the sub-attribute that is meant. */
    void setPart(ObjectNode element) {
        Attribute part = target.place().sub().orElseThrow();
        set(element, part, wanted(part));
    }

    /** RFC 7644 §3.5.2.3: sub-attributes that are not named stay; those named without a value go. */
    private void merge(ObjectNode before) {
        Map<Attribute, Optional<JsonNode>> parts = Coercion.parts(target.attribute(), value);
        Optional<JsonNode> identity = Optional.ofNullable(before.get("value"));
        boolean another = target.attribute()
                .sub("value")
                .map(parts::get)
                .map(wanted -> !wanted.equals(identity))
                .orElse(false);
        if (another) {
            // Another manager: the name of the former one would be a lie.
            before.removeAll();
        }
        parts.forEach((part, wanted) -> set(before, part, wanted));
    }

    private Optional<JsonNode> wanted(Attribute attribute) {
        return removes() ? Optional.empty() : Coercion.of(attribute, value);
    }

    static void set(ObjectNode container, Attribute attribute, Optional<JsonNode> wanted) {
        wanted.ifPresentOrElse(
                found -> container.set(attribute.name(), found), () -> container.remove(attribute.name()));
    }

    private static void dropIfEmpty(ObjectNode container, String name) {
        if (container.path(name).isContainerNode() && container.path(name).isEmpty()) {
            container.remove(name);
        }
    }
}
