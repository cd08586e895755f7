package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.keycloak.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The description of the admin API (OpenAPI 3.1), put together from a part for each area. */
final class OpenApi {

    /** The names of the parts' files. */
    static final List<String> PARTS = List.of(
            "directories",
            "activity",
            "roles",
            "links",
            "reviews",
            "organizations",
            "guard",
            "setup",
            "portal",
            "health");

    private static final ObjectMapper JSON = new ObjectMapper();

    private OpenApi() {}

    static ObjectNode document() {
        ObjectNode document = part("base");
        ObjectNode schemas = document.withObject("/components/schemas");
        for (String name : PARTS) {
            ObjectNode part = part(name);
            part.path("paths")
                    .properties()
                    .forEach(path -> document.withObject("/paths").set(path.getKey(), path.getValue()));
            part.path("schemas").properties().forEach(schema -> schemas.set(schema.getKey(), schema.getValue()));
        }
        settings(schemas.putObject("DirectorySettings").put("type", "object").putObject("properties"));
        return document;
    }

    /** From the form that Keycloak's own console shows, so that there is one list of settings only. */
    private static void settings(ObjectNode properties) {
        properties.putObject("name").put("type", "string").put("description", "What people call it.");
        for (Setting setting : Setting.all()) {
            ObjectNode property = properties.putObject(setting.field());
            switch (setting.kind()) {
                case TEXT -> property.put("type", "string");
                case FLAG -> property.put("type", "boolean");
                case NUMBER -> property.put("type", "integer");
                case LIST -> property.put("type", "array").putObject("items").put("type", "string");
            }
            property.put("description", setting.help());
            if (!setting.options().isEmpty()) {
                setting.options().forEach(property.putArray("enum")::add);
            }
            if (setting.writeOnly()) {
                property.put("writeOnly", true);
            }
        }
    }

    /** What an area has written; nothing if this build has no such area. */
    private static ObjectNode part(String name) {
        try (InputStream file = OpenApi.class.getResourceAsStream("openapi/" + name + ".json")) {
            JsonNode read = file == null ? JSON.createObjectNode() : JSON.readTree(file);
            return (ObjectNode) read;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
