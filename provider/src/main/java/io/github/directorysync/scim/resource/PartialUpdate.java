package io.github.directorysync.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Refusals;
import io.github.directorysync.scim.RefusedPart;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.patch.ChangeCost;
import io.github.directorysync.scim.patch.PatchOperation;
import io.github.directorysync.scim.schema.Place;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of a PUT or PATCH that suspends a user while parts of it are refused: those attributes keep their values.
 *
 * @param user the user afterwards
 * @param refused the parts that were left out, with the reason
 */
public record PartialUpdate(ScimUser user, List<RefusedPart> refused) {

    public PartialUpdate {
        refused = List.copyOf(refused);
    }

    /**
     * Applies a PATCH operation by operation.
     *
     * @param leftOut the parts that are not applied
     */
    public static PartialUpdate ofPatch(ScimUser before, ResourceSchema schema, ObjectNode body, LeftOut leftOut) {
        if (leftOut.isAllButSuspension()) {
            return ofSuspension(before, leftOut);
        }
        Refusals refusals = Refusals.ofParts();
        ObjectNode after = before.document();
        List<PatchOperation> operations = new Dialect(schema, refusals).patch(body);
        ChangeCost.require(operations, after);
        operations.forEach(operation -> apply(operation, after, refusals));
        return checked(before, schema, after, leftOut, refusals);
    }

    /** Applies a PUT attribute by attribute. */
    public static PartialUpdate ofPut(ScimUser before, ResourceSchema schema, ObjectNode body, LeftOut leftOut) {
        if (leftOut.isAllButSuspension()) {
            return ofSuspension(before, leftOut);
        }
        Refusals refusals = Refusals.ofParts();
        ObjectNode after = new Dialect(schema, refusals).resource(body);
        before.keepUnnamed(after);
        refusals.parts().forEach(part -> keep(part.path(), schema, before, after));
        return checked(before, schema, after, leftOut, refusals);
    }

    /** Applies only the suspension. */
    private static PartialUpdate ofSuspension(ScimUser before, LeftOut leftOut) {
        return new PartialUpdate(before.suspended(), leftOut.refused());
    }

    /** Applies the whole operation or nothing of it. */
    static void apply(PatchOperation operation, ObjectNode resource, Refusals refusals) {
        if (!refusals.leaveOut()) {
            operation.applyTo(resource);
            return;
        }
        Place place = operation.target().place();
        String name =
                place.extension().orElseGet(() -> operation.target().attribute().name());
        Optional<JsonNode> before = Optional.ofNullable(resource.get(name)).map(JsonNode::deepCopy);
        try {
            operation.applyTo(resource);
        } catch (ScimProblem problem) {
            before.ifPresentOrElse(value -> resource.set(name, value), () -> resource.remove(name));
            refusals.add(place.path(), problem);
        }
    }

    private static PartialUpdate checked(
            ScimUser before, ResourceSchema schema, ObjectNode after, LeftOut leftOut, Refusals refusals) {
        before.keepActive(after);
        leftOut.paths().forEach(path -> keep(path, schema, before, after));
        refusal(after).ifPresent(problem -> {
            problem.paths().forEach(path -> {
                refusals.add(path, problem);
                keep(path, schema, before, after);
            });
            // One refusal for each attempt: the next attempt finds the others.
            UserValidation.check(after);
        });
        List<RefusedPart> all = new ArrayList<>(leftOut.refused());
        all.addAll(refusals.parts());
        return new PartialUpdate(ScimUser.of(after), all);
    }

    private static Optional<ScimProblem> refusal(ObjectNode document) {
        try {
            UserValidation.check(document);
            return Optional.empty();
        } catch (ScimProblem problem) {
            return Optional.of(problem);
        }
    }

    /** Restores the previous value of the attribute. */
    private static void keep(String path, ResourceSchema schema, ScimUser before, ObjectNode after) {
        schema.find(path).filter(place -> !path.isEmpty()).ifPresent(place -> place.copy(before.document(), after));
    }
}
