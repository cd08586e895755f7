package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.resource.ScimGroup;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.Optional;

/** A person, a group and PATCH requests for tests that only need some. */
public final class ScimExamples {

    public static final ScimUser ALICE = ScimUser.sent(ResourceSchema.USER, Json.of("""
            {'userName': 'alice', 'active': true, 'name': {'givenName': 'Alice'},
             'emails': [{'type': 'work', 'value': 'w@x', 'primary': true}, {'value': 'h@x'}],
             'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'manager': {'value': 'm1'}}}
            """));

    public static final ScimGroup ADMINS = new ScimGroup("Admins", Optional.empty());

    private ScimExamples() {}

    public static ObjectNode patch(String op, String path, JsonNode value) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putArray("Operations").addObject().put("op", op).put("path", path).set("value", value);
        return body;
    }

    public static ObjectNode patch(String op, String path) {
        return patch(op, path, JsonNodeFactory.instance.textNode("x"));
    }
}
