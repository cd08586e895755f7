package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random JSON and random words of filters, valid and invalid. */
public final class AnyJson {

    private AnyJson() {}

    /** Words of filters, one after another. */
    public static Arbitrary<String> filters() {
        return Arbitraries.of(
                        "userName",
                        "emails",
                        "emails.value",
                        "name.givenName",
                        "members",
                        "active",
                        "meta.created",
                        "urn:ietf:params:scim:schemas:core:2.0:User:userName",
                        "urn:",
                        ":",
                        ".",
                        "..",
                        "value",
                        "type",
                        "eq",
                        "NE",
                        "co",
                        "sw",
                        "ew",
                        "gt",
                        "ge",
                        "lt",
                        "le",
                        "pr",
                        "and",
                        "OR",
                        "not",
                        "not(",
                        "(",
                        ")",
                        "[",
                        "]",
                        "].value",
                        "\"x\"",
                        "\"\"",
                        "\"\\\"\"",
                        "\"\\u0000\"",
                        "\"\\ud800\"",
                        "\"\\x\"",
                        "\"",
                        "\\",
                        "true",
                        "False",
                        "null",
                        "1",
                        "-1e9",
                        "2020-01-01T00:00:00Z",
                        "\0",
                        "\u00e9",
                        "$ref")
                .list()
                .ofMaxSize(12)
                .flatMap(words -> Arbitraries.of(" ", "", "  ").map(gap -> String.join(gap, words)));
    }

    public static Arbitrary<JsonNode> json() {
        var json = JsonNodeFactory.instance;
        return Arbitraries.oneOf(
                filters().map(json::textNode),
                Arbitraries.of(0.5, 1e300, 7.0, -1.0).map(json::numberNode),
                Arbitraries.longs().map(json::numberNode),
                Arbitraries.of(true, false).map(json::booleanNode),
                filters().list().ofMaxSize(3).map(all -> {
                    var array = json.arrayNode();
                    all.forEach(array::add);
                    return array;
                }),
                Arbitraries.of(json.nullNode(), json.objectNode(), json.arrayNode()));
    }

    public static ObjectNode object(Map<String, ? extends JsonNode> parts) {
        var object = JsonNodeFactory.instance.objectNode();
        new HashMap<>(parts).forEach(object::set);
        return object;
    }
}
