package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Writes an OpenAPI document as TypeScript: an interface for each schema, and one interface with each operation's
 * parameters, body and answer.
 */
final class TypeScriptTypes {

    private static final String SCHEMA = "#/components/schemas/";
    private static final String PARAMETER = "#/components/parameters/";

    private final JsonNode document;

    TypeScriptTypes(JsonNode document) {
        this.document = document;
    }

    /** The declarations of the schemas by their names. */
    Map<String, String> schemas() {
        Map<String, String> declarations = new LinkedHashMap<>();
        document.at("/components/schemas")
                .properties()
                .forEach(schema -> declarations.put(
                        schema.getKey(),
                        "export type " + schema.getKey() + " = " + type(schema.getValue(), "") + ";\n"));
        return declarations;
    }

    /** The interface of all operations, such as {@code "GET /apps/{app}": { params: …; body: …; answer: … }}. */
    String operations(String name) {
        StringBuilder text = new StringBuilder("export interface " + name + " {\n");
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> text.append("  \"")
                                .append(operation.getKey().toUpperCase(java.util.Locale.ROOT))
                                .append(' ')
                                .append(path.getKey())
                                .append("\": {\n    params: ")
                                .append(parameters(operation.getValue()))
                                .append(";\n    body: ")
                                .append(body(operation.getKey(), operation.getValue()))
                                .append(";\n    answer: ")
                                .append(answer(operation.getValue()))
                                .append(";\n  };\n")));
        return text.append("}\n").toString();
    }

    private String parameters(JsonNode operation) {
        StringJoiner members = new StringJoiner("; ", "{ ", " }").setEmptyValue("object");
        for (JsonNode written : operation.path("parameters")) {
            JsonNode parameter = written.has("$ref")
                    ? document.at("/components/parameters/"
                            + written.path("$ref").asText().substring(PARAMETER.length()))
                    : written;
            boolean required = parameter.path("required").asBoolean();
            String type = type(parameter.path("schema"), "    ");
            // A query parameter that is undefined is not sent.
            members.add(parameter.path("name").asText() + (required ? ": " + type : "?: " + type + " | undefined"));
        }
        return members.toString();
    }

    private String body(String method, JsonNode operation) {
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode()) {
            return "undefined";
        }
        return method.equals("patch") ? "Patch<" + type(schema, "    ") + ">" : type(schema, "    ");
    }

    private String answer(JsonNode operation) {
        for (String status : new String[] {"200", "201", "202"}) {
            JsonNode schema = operation.path("responses").path(status).at("/content/application~1json/schema");
            if (!schema.isMissingNode()) {
                return type(schema, "    ");
            }
        }
        return "undefined";
    }

    private String type(JsonNode schema, String indent) {
        if (schema.has("$ref")) {
            return schema.path("$ref").asText().substring(SCHEMA.length());
        }
        if (schema.has("allOf")) {
            String all = joined(schema.path("allOf"), " & ", indent);
            return schema.has("properties") ? "(" + all + " & " + object(schema, indent) + ")" : all;
        }
        if (schema.has("oneOf") || schema.has("anyOf")) {
            return joined(schema.path(schema.has("oneOf") ? "oneOf" : "anyOf"), " | ", indent);
        }
        if (schema.has("enum")) {
            StringJoiner values = new StringJoiner(" | ");
            schema.path("enum").forEach(value -> values.add(value.toString()));
            return values.toString();
        }
        if (schema.path("type").isArray()) {
            StringJoiner types = new StringJoiner(" | ");
            schema.path("type").forEach(type -> types.add(simple(type.asText(), schema, indent)));
            return types.toString();
        }
        return simple(schema.path("type").asText(), schema, indent);
    }

    private String joined(JsonNode schemas, String separator, String indent) {
        StringJoiner types = new StringJoiner(separator, schemas.size() > 1 ? "(" : "", schemas.size() > 1 ? ")" : "");
        schemas.forEach(schema -> types.add(type(schema, indent)));
        return types.toString();
    }

    private String simple(String type, JsonNode schema, String indent) {
        return switch (type) {
            case "string" -> "string";
            case "integer", "number" -> "number";
            case "boolean" -> "boolean";
            case "null" -> "null";
            case "array" -> {
                String items = type(schema.path("items"), indent);
                yield items.contains("|") ? "(" + items + ")[]" : items + "[]";
            }
            default -> object(schema, indent);
        };
    }

    private String object(JsonNode schema, String indent) {
        if (!schema.has("properties")) {
            JsonNode values = schema.path("additionalProperties");
            return "Record<string, " + (values.isObject() ? type(values, indent) : "unknown") + ">";
        }
        String inner = indent + "  ";
        StringBuilder text = new StringBuilder("{\n");
        schema.path("properties").properties().forEach(property -> {
            String description = property.getValue().path("description").asText();
            if (!description.isEmpty()) {
                text.append(inner)
                        .append("/** ")
                        .append(description.replace("*/", "* /"))
                        .append(" */\n");
            }
            text.append(inner)
                    .append(key(property.getKey()))
                    .append(isRequired(schema, property.getKey()) ? ": " : "?: ");
            text.append(type(property.getValue(), inner)).append(";\n");
        });
        return text.append(indent).append('}').toString();
    }

    private static boolean isRequired(JsonNode schema, String property) {
        for (JsonNode required : schema.path("required")) {
            if (required.asText().equals(property)) {
                return true;
            }
        }
        return false;
    }

    private static String key(String name) {
        return name.matches("[A-Za-z_]\\w*") ? name : "\"" + name + "\"";
    }
}
