package io.github.directorysync.scim.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.patch.ChangeCost;
import io.github.directorysync.scim.patch.PatchOperation;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.List;

/**
 * A PATCH of a user that has been read: its operations are well-formed and their values are of the attributes' types. It is
 * read before its target is looked up, so that a malformed PATCH is a 400 whether or not there is such a user.
 */
public record PatchRequest(List<PatchOperation> operations) {

    public PatchRequest {
        operations = List.copyOf(operations);
    }

    /**
     * Reads one.
     *
     * @throws ScimProblem 400 invalidSyntax, invalidPath, invalidValue, mutability, noTarget, tooMany
     */
    public static PatchRequest read(ResourceSchema schema, ObjectNode body) {
        List<PatchOperation> operations = new Dialect(schema).patch(body);
        operations.forEach(PatchOperation::requireValue);
        return new PatchRequest(operations);
    }

    /** The user after all the operations, or a refusal and no change at all. */
    public ScimUser appliedTo(ScimUser before) {
        ObjectNode after = before.document();
        ChangeCost.require(operations, after);
        operations.forEach(operation -> operation.applyTo(after));
        before.keepActive(after);
        return ScimUser.checked(after);
    }
}
