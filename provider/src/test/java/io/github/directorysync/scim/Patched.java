package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A user after a PATCH. */
final class Patched {

    private Patched() {}

    static ScimUser user(ScimUser before, ResourceSchema schema, ObjectNode body) {
        return PatchRequest.read(schema, body).appliedTo(before);
    }
}
