package io.github.directorysync.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.ListQuery;
import io.github.directorysync.scim.Projection;
import io.github.directorysync.scim.ResourceSchema;
import io.github.directorysync.scim.ScimJson;
import java.util.Optional;

/** What a client sends. */
final class Sent {

    static final ListQuery EVERYTHING = new ListQuery(
            Optional.empty(), 1, 100, Projection.read(ResourceSchema.USER, Optional.empty(), Optional.empty()));

    private Sent() {}

    /** JSON in single quotes. */
    static ObjectNode body(String text) {
        return ScimJson.object(text.replace('\'', '"'));
    }

    static ObjectNode patch(String operations) {
        return body("{'Operations': [" + operations + "]}");
    }
}
