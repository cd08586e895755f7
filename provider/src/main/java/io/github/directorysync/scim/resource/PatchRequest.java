package io.github.directorysync.scim.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.patch.ChangeCost;
import io.github.directorysync.scim.patch.PatchOperation;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.List;

/**
 * A parsed PATCH of a user: its operations are well-formed and their values have the attributes' types. It is parsed before
 * its target is looked up, so that a malformed PATCH is a 400 whether or not the user exists.
 */
public record PatchRequest(List<PatchOperation> operations) {

    public PatchRequest {
        operations = List.copyOf(operations);
    }

    /**
     * Parses a PATCH.
     *
     * @throws ScimProblem 400 invalidSyntax, invalidPath, invalidValue, mutability, noTarget, tooMany
     */
    public static PatchRequest read(ResourceSchema schema, ObjectNode body) {
        List<PatchOperation> operations = new Dialect(schema).patch(body);
        operations.forEach(PatchOperation::requireValue);
        return new PatchRequest(operations);
    }

    /**
     * The user after all operations.
     *
     * @throws ScimProblem if one of them is refused; then none is applied
     */
    public ScimUser appliedTo(ScimUser before) {
        ObjectNode after = before.document();
        ChangeCost.require(operations, after);
        operations.forEach(operation -> operation.applyTo(after));
        before.keepActive(after);
        return ScimUser.checked(after);
    }
}
