package io.github.directorysync.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Refusals;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.patch.ChangeCost;
import io.github.directorysync.scim.patch.Coercion;
import io.github.directorysync.scim.patch.PatchOperation;
import io.github.directorysync.scim.patch.PathReader;
import io.github.directorysync.scim.schema.Place;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Converts the bodies of real clients into the RFC's form: names in the schema's case, values of the schema's types, every
 * PATCH operation with a path. Unknown and read-only attributes are left out, because Okta and Entra send both.
 */
public final class Dialect {

    /** Forty times what IPSIE requires. */
    public static final int MOST_OPERATIONS = 2_000;

    private final ResourceSchema schema;
    private final Refusals refusals;
    private final PathReader paths;

    public Dialect(ResourceSchema schema) {
        this(schema, Refusals.ofTheWhole());
    }

    Dialect(ResourceSchema schema, Refusals refusals) {
        this.schema = schema;
        this.refusals = refusals;
        this.paths = new PathReader(schema);
    }

    /**
     * The resource in the body of a POST or PUT.
     *
     * @throws ScimProblem 400 invalidValue if a value cannot be converted to the attribute's type
     */
    public ObjectNode resource(ObjectNode body) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        List<PatchOperation> operations = inOperations(PatchOperation.PatchKind.REPLACE, body);
        ChangeCost.require(operations, resource);
        operations.forEach(operation -> PartialUpdate.apply(operation, resource, refusals));
        return resource;
    }

    /**
     * The operations of a PATCH, each with a path, in the order sent.
     *
     * @throws ScimProblem 400 invalidSyntax, invalidPath, invalidValue, mutability, tooMany
     */
    public List<PatchOperation> patch(ObjectNode body) {
        JsonNode sent = field(body, "Operations").orElse(JsonNodeFactory.instance.missingNode());
        if (!sent.isArray() || sent.isEmpty()) {
            throw ScimProblem.invalidSyntax("A PATCH needs a list of Operations.");
        }
        if (sent.size() > MOST_OPERATIONS) {
            throw ScimProblem.tooMany("A PATCH has at most " + MOST_OPERATIONS
                    + " operations; one operation may name as many members as it likes.");
        }
        List<PatchOperation> operations = new ArrayList<>();
        for (JsonNode each : sent) {
            try {
                operations.addAll(operation(each));
            } catch (ScimProblem problem) {
                refusals.add(paths.known(each.path("path").asText("")), problem);
            }
        }
        return operations;
    }

    private List<PatchOperation> operation(JsonNode each) {
        if (!(each instanceof ObjectNode sent)) {
            throw ScimProblem.invalidSyntax("Every one of the Operations must be an object.");
        }
        PatchOperation.PatchKind kind = PatchOperation.PatchKind.of(
                field(sent, "op").map(JsonNode::asText).orElse(""));
        JsonNode value = field(sent, "value").orElse(JsonNodeFactory.instance.missingNode());
        String path = field(sent, "path").map(Dialect::path).orElse("");
        if (!path.isEmpty() && value.isMissingNode() && kind != PatchOperation.PatchKind.REMOVE) {
            // RFC 7644 §3.5.2.1 and §3.5.2.3 require a value; only an explicit null means "no value".
            throw ScimProblem.invalidValue("The operation on " + path
                    + " needs a value: null, where there is to be none. Nothing was changed.");
        }
        if (!path.isEmpty() && !isCore(path)) {
            return paths.target(path)
                    .map(target -> expanded(kind, target.orRefuse(), value))
                    .orElse(List.of());
        }
        if (kind == PatchOperation.PatchKind.REMOVE) {
            throw ScimProblem.noTarget("A remove needs a path.");
        }
        return inOperations(
                kind,
                Coercion.object(value)
                        .orElseThrow(() -> ScimProblem.invalidSyntax(
                                "An operation without a path needs an object as its value.")));
    }

    private static String path(JsonNode sent) {
        if (!sent.isTextual() && !sent.isNull()) {
            throw ScimProblem.invalidPath("The path must be a string.");
        }
        return sent.asText("").strip();
    }

    /** One operation for each key: Entra sends {@code {"name.givenName": …, "urn:…:User:department": …}}. */
    private List<PatchOperation> inOperations(PatchOperation.PatchKind kind, ObjectNode attributes) {
        List<PatchOperation> operations = new ArrayList<>();
        attributes.properties().forEach(field -> {
            if (isCore(field.getKey())) {
                Coercion.object(field.getValue()).ifPresent(core -> operations.addAll(inOperations(kind, core)));
            }
            try {
                paths.target(field.getKey())
                        .filter(target -> !target.isReadOnly())
                        .ifPresent(target -> operations.addAll(expanded(kind, target, field.getValue())));
            } catch (ScimProblem problem) {
                refusals.add(paths.known(field.getKey()), problem);
            }
        });
        return operations;
    }

    /** The URN of the core schema, as a path or a key, addresses the resource itself. */
    private boolean isCore(String path) {
        return path.equalsIgnoreCase(schema.core().id());
    }

    /** Expands an operation on a whole extension to one for each of its attributes. */
    private List<PatchOperation> expanded(
            PatchOperation.PatchKind kind, PatchOperation.PatchTarget target, JsonNode value) {
        PatchOperation whole = new PatchOperation(kind, target, unwrapped(target, value));
        if (target.place().path().equals("active") && whole.removes()) {
            // Ignored: it neither suspends nor reactivates a user, nor reverts an earlier operation.
            return List.of();
        }
        if (target.place().attribute().isPresent()) {
            return List.of(whole);
        }
        String urn = target.place().extension().orElseThrow();
        Optional<ObjectNode> attributes = Coercion.object(value);
        if (attributes.isPresent()) {
            ObjectNode qualified = JsonNodeFactory.instance.objectNode();
            attributes.get().properties().forEach(field -> qualified.set(urn + ":" + field.getKey(), field.getValue()));
            return inOperations(kind, qualified);
        }
        if (kind != PatchOperation.PatchKind.REMOVE && !Coercion.isNothing(value)) {
            throw ScimProblem.invalidValue("The value of " + urn + " must be an object.");
        }
        return schema.extension(urn).orElseThrow().attributes().stream()
                .map(attribute -> new Place(Optional.of(urn), Optional.of(attribute), Optional.empty()))
                .map(place -> new PatchOperation(
                        PatchOperation.PatchKind.REMOVE,
                        new PatchOperation.PatchTarget(place, Optional.empty()),
                        JsonNodeFactory.instance.missingNode()))
                .toList();
    }

    private static JsonNode unwrapped(PatchOperation.PatchTarget target, JsonNode value) {
        return target.place()
                .sub()
                .or(target.place()::attribute)
                .map(attribute -> Coercion.unwrapped(attribute, value))
                .orElse(value);
    }

    public static Optional<JsonNode> field(ObjectNode object, String name) {
        return object.properties().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
