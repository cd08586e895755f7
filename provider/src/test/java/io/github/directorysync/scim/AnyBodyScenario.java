package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.schema.OwnSchemaTest;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;

/** Random bodies of resources and PATCH requests, valid and invalid. */
abstract class AnyBodyScenario {

    @Provide
    Arbitrary<String> ownPaths() {
        return Arbitraries.of("", ":badges", ":badges[value eq \"red\"]", ":badges.value", ":contractor", ":costCode")
                .map(path -> OwnSchemaTest.URN + path);
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of(
                "userName",
                "active",
                "TITLE",
                "name",
                "name.givenName",
                "emails",
                "emails.value",
                "emails.primary",
                "emails[type eq \"work\"]",
                "emails[type eq \"work\"].value",
                "emails[type eq \"home\"].value",
                "emails[type eq \"home\"]",
                "emails[value eq \"w@x\"].value",
                "roles[primary eq \"True\"].value",
                "roles[primary eq \"True\"]",
                "addresses[type eq \"work\"].locality",
                "addresses[locality eq \"x\"].locality",
                "addresses",
                "manager",
                "manager.displayName",
                "members",
                "members[value eq \"a\"]",
                "displayName",
                "groups",
                "id",
                "shoeSize",
                "schemas",
                "urn:ietf:params:scim:schemas:core:2.0:User",
                "urn:ietf:params:scim:schemas:core:2.0:User:emails[primary eq true].value",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager[value eq \"x\"]");
    }

    @Provide
    Arbitrary<JsonNode> values() {
        var json = JsonNodeFactory.instance;
        Arbitrary<JsonNode> leaves = Arbitraries.oneOf(
                Arbitraries.of("", "x", "True", "work", "{\"value\":\"v\"}", "{", "\0")
                        .map(json::textNode),
                Arbitraries.of(true, false).map(json::booleanNode),
                Arbitraries.of(0.5, 1e300, 7.0).map(json::numberNode),
                Arbitraries.just(json.nullNode()));
        Arbitrary<JsonNode> lists =
                leaves.list().ofMaxSize(2).map(all -> json.arrayNode().addAll(all));
        Arbitrary<JsonNode> objects = objects(Arbitraries.oneOf(leaves, lists));
        return Arbitraries.oneOf(
                leaves,
                lists,
                objects,
                objects.list().ofMaxSize(3).map(all -> json.arrayNode().addAll(all)));
    }

    @Provide
    Arbitrary<ObjectNode> bodies() {
        return Arbitraries.maps(paths(), values()).ofMaxSize(5).map(parts -> {
            var body = AnyJson.object(parts);
            return body.has("userName") ? body : body.put("userName", "alice").put("displayName", "Admins");
        });
    }

    @Provide
    Arbitrary<ObjectNode> patches() {
        Arbitrary<JsonNode> operations = Combinators.combine(
                        Arbitraries.of("add", "Replace", "REMOVE", "move"), paths().optional(0.8), anyValues())
                .as((op, path, value) -> {
                    var operation = JsonNodeFactory.instance.objectNode().put("op", op);
                    path.ifPresent(text -> operation.put("path", text));
                    value.ifPresent(json -> operation.set("value", json));
                    return operation;
                });
        return Arbitraries.oneOf(
                operations.list().ofMaxSize(4).map(all -> {
                    var body = JsonNodeFactory.instance.objectNode();
                    body.putArray("Operations").addAll(all);
                    return body;
                }),
                values().map(value -> JsonNodeFactory.instance.objectNode().set("Operations", value)));
    }

    private Arbitrary<Optional<JsonNode>> anyValues() {
        return Arbitraries.oneOf(values(), bodies().map(body -> (JsonNode) body))
                .optional(0.9);
    }

    private static Arbitrary<JsonNode> objects(Arbitrary<JsonNode> values) {
        return Arbitraries.maps(
                        Arbitraries.of("value", "Type", "primary", "display", "givenName", "manager", "locality", ""),
                        values)
                .ofMaxSize(4)
                .map(AnyJson::object);
    }
}
