package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A user or group after a PATCH. */
final class Patched {

    private Patched() {}

    static ScimUser user(ScimUser before, ResourceSchema schema, ObjectNode body) {
        return PatchRequest.read(schema, body).appliedTo(before);
    }

    static ScimGroup.Change group(ScimGroup before, ObjectNode body) {
        return before.patched(GroupPatch.read(body));
    }
}
