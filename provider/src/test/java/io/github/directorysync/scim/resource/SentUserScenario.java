package io.github.directorysync.scim.resource;

import io.github.directorysync.scim.Json;
import io.github.directorysync.scim.schema.ResourceSchema;

/** People as clients send them. */
abstract class SentUserScenario {

    static ScimUser sent(String body) {
        return ScimUser.sent(ResourceSchema.USER, Json.of(body));
    }
}
