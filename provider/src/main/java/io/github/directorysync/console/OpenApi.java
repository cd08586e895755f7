package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;

/** The OpenAPI 3.1 document of the admin API, assembled from one file for each area. */
public final class OpenApi {

    /** The names of the parts' files. */
    static final List<String> PARTS = List.of(
            "directories",
            "activity",
            "events",
            "webhooks",
            "roles",
            "people",
            "overview",
            "rehearsal",
            "links",
            "reviews",
            "guard",
            "decisions",
            "health",
            "settings",
            "sign-in-flows",
            "app-sign-in");

    private static final String PORTAL = "portal";

    private static final ObjectMapper JSON = new ObjectMapper();

    private OpenApi() {}

    public static ObjectNode document() {
        ObjectNode document = part("base");
        PARTS.forEach(name -> add(part(name), document));
        new SettingSchemas(document.withObject("/components/schemas")).add();
        return document;
    }

    /**
     * The document of the portal API. Operations that administrators have too are taken from the admin API, without the
     * directory in their paths.
     */
    public static ObjectNode portal() {
        ObjectNode document = document();
        JsonNode paths = document.remove("paths");
        ObjectNode portal = part(PORTAL);
        add(portal, document);
        portal.path("top").properties().forEach(field -> document.set(field.getKey(), field.getValue()));
        document.withObject("/components").set("securitySchemes", portal.path("securitySchemes"));
        portal.path("same")
                .properties()
                .forEach(path -> document.withObject("/paths")
                        .set(
                                path.getKey(),
                                withoutDirectory(paths.path(path.getValue().asText()))));
        return document;
    }

    private static JsonNode withoutDirectory(JsonNode path) {
        path.forEach(operation -> {
            Iterator<JsonNode> parameters = operation.path("parameters").elements();
            while (parameters.hasNext()) {
                if (parameters.next().path("$ref").asText().equals("#/components/parameters/directory")) {
                    parameters.remove();
                }
            }
        });
        return path;
    }

    private static void add(ObjectNode part, ObjectNode document) {
        part.path("paths")
                .properties()
                .forEach(path -> document.withObject("/paths").set(path.getKey(), path.getValue()));
        part.path("schemas")
                .properties()
                .forEach(schema -> document.withObject("/components/schemas").set(schema.getKey(), schema.getValue()));
    }

    /** The part of an area; empty if this build does not have it. */
    private static ObjectNode part(String name) {
        try (InputStream file = OpenApi.class.getResourceAsStream("openapi/" + name + ".json")) {
            JsonNode read = file == null ? JSON.createObjectNode() : JSON.readTree(file);
            return (ObjectNode) read;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
