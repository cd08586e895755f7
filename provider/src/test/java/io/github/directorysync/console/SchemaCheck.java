package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Compares an answer with what an OpenAPI document says of it: as much of JSON Schema as our document uses. */
public record SchemaCheck(JsonNode document) {

    /** What is wrong with a 2xx answer to that, each with where it stands; nothing, if all is as described. */
    public List<String> faults(String method, String path, int status, JsonNode answer) {
        JsonNode schema = document.path("paths")
                .path(path)
                .path(method)
                .path("responses")
                .path(Integer.toString(status))
                .path("content")
                .path("application/json")
                .path("schema");
        List<String> faults = new ArrayList<>();
        if (schema.isMissingNode()) {
            faults.add(method + " " + path + " has no answer " + status);
        }
        check(schema, answer, path, faults);
        return faults;
    }

    private void check(JsonNode schema, JsonNode value, String where, List<String> faults) {
        if (schema.has("$ref")) {
            check(document.at(schema.path("$ref").asText().substring(1)), value, where, faults);
            return;
        }
        schema.path("allOf").forEach(part -> check(part, value, where, faults));
        for (String choice : List.of("anyOf", "oneOf")) {
            if (schema.has(choice) && fitting(schema.path(choice), value, where) == 0) {
                faults.add(where + " is nothing of " + choice + ": " + value);
            }
        }
        if (schema.has("type") && types(schema.path("type")).noneMatch(type -> isA(type, value))) {
            faults.add(where + " is no " + schema.path("type") + ": " + value);
        }
        if (schema.has("enum")
                && StreamSupport.stream(schema.path("enum").spliterator(), false)
                        .noneMatch(value::equals)) {
            faults.add(where + " is none of " + schema.path("enum") + ": " + value);
        }
        for (JsonNode field : schema.path("required")) {
            if (!value.has(field.asText())) {
                faults.add(where + " lacks " + field.asText());
            }
        }
        schema.path("properties").properties().forEach(property -> {
            if (value.has(property.getKey())) {
                check(property.getValue(), value.path(property.getKey()), where + "/" + property.getKey(), faults);
            }
        });
        if (schema.has("items")) {
            value.forEach(item -> check(schema.path("items"), item, where + "[]", faults));
        }
    }

    private long fitting(JsonNode choices, JsonNode value, String where) {
        return StreamSupport.stream(choices.spliterator(), false)
                .filter(choice -> {
                    List<String> faults = new ArrayList<>();
                    check(choice, value, where, faults);
                    return faults.isEmpty();
                })
                .count();
    }

    private static Stream<String> types(JsonNode type) {
        return type.isArray()
                ? StreamSupport.stream(type.spliterator(), false).map(JsonNode::asText)
                : Stream.of(type.asText());
    }

    private static boolean isA(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> true;
        };
    }
}
