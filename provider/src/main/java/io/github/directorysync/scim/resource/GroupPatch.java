package io.github.directorysync.scim.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.patch.PatchOperation;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * A parsed PATCH of a group: the change of its members, and the other operations. It is parsed before its target is looked
 * up, so that a malformed PATCH is a 400 whether or not the group exists.
 */
public record GroupPatch(List<PatchOperation> attributes, Membership membership) {

    public GroupPatch {
        attributes = List.copyOf(attributes);
    }

    /**
     * Parses a PATCH.
     *
     * @throws ScimProblem 400 invalidSyntax, invalidPath, invalidValue, mutability, noTarget, tooMany
     */
    public static GroupPatch read(ObjectNode body) {
        List<PatchOperation> attributes = new ArrayList<>();
        List<PatchOperation> ofMembers = new ArrayList<>();
        for (PatchOperation operation : new Dialect(ResourceSchema.GROUP).patch(body)) {
            if (operation.target().attribute().name().equals("members")) {
                ofMembers.add(operation);
            } else {
                operation.requireValue();
                attributes.add(operation);
            }
        }
        return new GroupPatch(attributes, Membership.after(ofMembers));
    }
}
