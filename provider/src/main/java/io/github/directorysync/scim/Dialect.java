package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What clients really send, put into the RFC's words once, at the door: names in the schema's case, values in the
 * schema's types, every PATCH operation with a path. What no schema defines, and what is read-only, is left out: real
 * clients send both, and refusing them would refuse Okta and Entra.
 */
public final class Dialect {

    private final ResourceSchema schema;

    public Dialect(ResourceSchema schema) {
        this.schema = schema;
    }

    /**
     * The resource that a POST or PUT describes.
     *
     * @throws ScimProblem 400 invalidValue if a value cannot be of its attribute's type
     */
    public ObjectNode resource(ObjectNode body) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        for (PatchOperation operation : inOperations(PatchOperation.Kind.REPLACE, body)) {
            operation.applyTo(resource);
        }
        return resource;
    }

    /**
     * The operations of a PATCH, each with a path, in the order sent.
     *
     * @throws ScimProblem 400 invalidSyntax, invalidPath, invalidValue, mutability
     */
    public List<PatchOperation> patch(ObjectNode body) {
        JsonNode sent = field(body, "Operations").orElse(JsonNodeFactory.instance.missingNode());
        if (!sent.isArray() || sent.isEmpty()) {
            throw ScimProblem.invalidSyntax("A PATCH needs a list of Operations.");
        }
        List<PatchOperation> operations = new ArrayList<>();
        for (JsonNode each : sent) {
            if (!(each instanceof ObjectNode operation)) {
                throw ScimProblem.invalidSyntax("Every one of the Operations must be an object.");
            }
            operations.addAll(operation(operation));
        }
        return operations;
    }

    private List<PatchOperation> operation(ObjectNode sent) {
        PatchOperation.Kind kind =
                PatchOperation.Kind.of(field(sent, "op").map(JsonNode::asText).orElse(""));
        JsonNode value = field(sent, "value").orElse(JsonNodeFactory.instance.missingNode());
        String path = field(sent, "path").map(node -> node.asText("").strip()).orElse("");
        if (!path.isEmpty()) {
            return target(path)
                    .map(target -> expanded(kind, target.orRefuse(), value))
                    .orElse(List.of());
        }
        if (kind == PatchOperation.Kind.REMOVE) {
            throw ScimProblem.noTarget("A remove needs a path.");
        }
        if (!(value instanceof ObjectNode attributes)) {
            throw ScimProblem.invalidSyntax("An operation without a path needs an object as its value.");
        }
        return inOperations(kind, attributes);
    }

    /** One operation for each key: {@code {"name.givenName": …, "urn:…:User:department": …}} is Entra's way. */
    private List<PatchOperation> inOperations(PatchOperation.Kind kind, ObjectNode attributes) {
        List<PatchOperation> operations = new ArrayList<>();
        attributes
                .properties()
                .forEach(field -> target(field.getKey())
                        .filter(target -> !target.isReadOnly())
                        .ifPresent(target -> operations.addAll(expanded(kind, target, field.getValue()))));
        return operations;
    }

    /** An operation on a whole extension is one on each of its attributes. */
    private List<PatchOperation> expanded(PatchOperation.Kind kind, PatchOperation.Target target, JsonNode value) {
        if (target.place().attribute().isPresent()) {
            return List.of(new PatchOperation(kind, target, value));
        }
        String urn = target.place().extension().orElseThrow();
        if (value instanceof ObjectNode attributes) {
            ObjectNode qualified = JsonNodeFactory.instance.objectNode();
            attributes.properties().forEach(field -> qualified.set(urn + ":" + field.getKey(), field.getValue()));
            return inOperations(kind, qualified);
        }
        return schema.extension(urn).orElseThrow().attributes().stream()
                .map(attribute -> new Place(Optional.of(urn), Optional.of(attribute), Optional.empty()))
                .map(place -> new PatchOperation(
                        PatchOperation.Kind.REMOVE,
                        new PatchOperation.Target(place, Optional.empty()),
                        JsonNodeFactory.instance.missingNode()))
                .toList();
    }

    private Optional<PatchOperation.Target> target(String path) {
        return path.indexOf('[') < 0
                ? schema.find(path).map(place -> new PatchOperation.Target(place, Optional.empty()))
                : valuePath(path);
    }

    private Optional<PatchOperation.Target> valuePath(String path) {
        try {
            Path parsed = Path.fromString(FilterText.ofPath(path));
            Path.Element first = parsed.getElement(0);
            String sub = parsed.size() > 1 ? "." + parsed.getElement(1).getAttribute() : "";
            String urn = parsed.getSchemaUrn() == null ? "" : parsed.getSchemaUrn() + ":";
            Filter filter = first.getValueFilter();
            return schema.find(urn + first.getAttribute() + sub)
                    .map(place -> new PatchOperation.Target(
                            place, Optional.ofNullable(filter).map(inner -> FilterReader.ofElement(place, inner))));
        } catch (BadRequestException | RuntimeException e) {
            throw ScimProblem.invalidPath("The path cannot be read: " + path);
        }
    }

    private static Optional<JsonNode> field(ObjectNode object, String name) {
        return object.properties().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
