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
 * One operation of a PATCH (RFC 7644 §3.5.2) with its path resolved in the schema. As clients need it, an {@code add} or
 * {@code replace} of a missing filtered element creates it, and a {@code remove} of a missing value does nothing.
 *
 * @param value as sent; a missing node if none was sent
 */
public record PatchOperation(PatchKind kind, PatchTarget target, JsonNode value) {

    /** The {@code op} (RFC 7644 §3.5.2), in any case: Entra capitalises it. */
    public enum PatchKind {
        ADD,
        REPLACE,
        REMOVE;

        public static PatchKind of(String op) {
            return switch (op.toLowerCase(Locale.ROOT)) {
                case "add" -> ADD;
                case "replace" -> REPLACE;
                case "remove" -> REMOVE;
                default -> throw ScimProblem.invalidSyntax("The op must be add, replace or remove, it is: " + op);
            };
        }
    }

    /** The target of the operation: a place, and for a multi-valued attribute a filter of its elements. */
    public record PatchTarget(Place place, Optional<ScimFilter> filter) {

        public Attribute attribute() {
            return place.attribute().orElseThrow();
        }

        public boolean isReadOnly() {
            return place.attribute().map(Attribute::readOnly).orElse(false)
                    || place.sub().map(Attribute::readOnly).orElse(false);
        }

        public PatchTarget orRefuse() {
            if (isReadOnly()) {
                throw ScimProblem.readOnly(place.path());
            }
            return this;
        }
    }

    /** Changes {@code resource} in place; callers pass a copy. */
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
     * Checks that the value has the attribute's type, before it is applied.
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

    /** Whether it removes a value. A {@code replace} without a value does too: Entra unsets a manager in this way. */
    public boolean removes() {
        return kind == PatchKind.REMOVE || Coercion.isNothing(value);
    }

    /** Sets the targeted sub-attribute. */
    void setPart(ObjectNode element) {
        Attribute part = target.place().sub().orElseThrow();
        set(element, part, wanted(part));
    }

    /** RFC 7644 §3.5.2.3: sub-attributes that are not named stay; those named without a value are removed. */
    private void merge(ObjectNode before) {
        Map<Attribute, Optional<JsonNode>> parts = Coercion.parts(target.attribute(), value);
        Optional<JsonNode> identity = Optional.ofNullable(before.get("value"));
        boolean another = target.attribute()
                .sub("value")
                .map(parts::get)
                .map(wanted -> !wanted.equals(identity))
                .orElse(false);
        if (another) {
            // The value identifies another manager, so the other sub-attributes of the old one are wrong.
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
