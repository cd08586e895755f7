package io.github.directorysync.scim.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.schema.ResourceSchema;

/** A user or group after a PATCH. */
public final class Patched {

    private Patched() {}

    public static ScimUser user(ScimUser before, ResourceSchema schema, ObjectNode body) {
        return PatchRequest.read(schema, body).appliedTo(before);
    }

    public static ScimGroup.GroupChange group(ScimGroup before, ObjectNode body) {
        return before.patched(GroupPatch.read(body));
    }
}
