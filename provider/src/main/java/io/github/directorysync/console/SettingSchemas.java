package io.github.directorysync.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.keycloak.settings.SettingDescriptor;
import java.util.List;

/**
 * The OpenAPI schemas of a directory's settings, made from the component's form, so that settings are defined in one
 * place.
 *
 * @param schemas the schemas of the document
 */
record SettingSchemas(ObjectNode schemas) {

    private static final String REFERENCE = "#/components/schemas/";
    private static final String SETTINGS = "DirectorySettings";
    private static final String KIND = "DirectoryKind";
    private static final String NAME = "name";

    /** The settings that are required. */
    private static final List<String> REQUIRED = List.of(NAME, "alias");

    /** Adds the settings, and the forms to create, replace and change a directory. */
    void add() {
        properties(SETTINGS, false);
        properties("DirectoryChange", true);
        ArrayNode form = schemas.putObject("DirectoryForm").putArray("allOf");
        form.addObject().put("$ref", REFERENCE + SETTINGS);
        REQUIRED.forEach(form.addObject().put("type", "object").putArray("required")::add);
        SettingDescriptor.all().stream()
                .filter(SettingDescriptor::isAlwaysShown)
                .map(SettingDescriptor::field)
                .filter(field -> !REQUIRED.contains(field) && !field.equals("kind"))
                .forEach(schemas.withObject("/Directory/allOf/2").withArray("required")::add);
    }

    private void properties(String schema, boolean resettable) {
        ObjectNode properties = schemas.putObject(schema).put("type", "object").putObject("properties");
        properties.putObject(NAME).put("type", "string").put("description", "Display name of the directory.");
        for (SettingDescriptor setting : SettingDescriptor.all()) {
            properties.set(setting.field(), property(setting, resettable && !REQUIRED.contains(setting.field())));
        }
    }

    private ObjectNode property(SettingDescriptor setting, boolean resettable) {
        ObjectNode property = JsonNodeFactory.instance.objectNode();
        if (setting.field().equals("kind")) {
            setting.options()
                    .forEach(schemas.putObject(KIND).put("type", "string").putArray("enum")::add);
            if (resettable) {
                property.putArray("anyOf").addObject().put("$ref", REFERENCE + KIND);
                property.withArray("anyOf").addObject().put("type", "null");
            } else {
                property.put("$ref", REFERENCE + KIND);
            }
            return property.put("description", setting.help());
        }
        String type = switch (setting.kind()) {
            case TEXT -> "string";
            case FLAG -> "boolean";
            case NUMBER -> "integer";
            case LIST -> "array";
        };
        if (resettable) {
            property.putArray("type").add(type).add("null");
        } else {
            property.put("type", type);
        }
        if (setting.kind() == SettingDescriptor.SettingKind.LIST) {
            property.putObject("items").put("type", "string");
        }
        property.put("description", setting.help());
        if (!setting.options().isEmpty()) {
            ArrayNode options = property.putArray("enum");
            setting.options().forEach(options::add);
            if (resettable) {
                options.addNull();
            }
        }
        if (setting.writeOnly()) {
            property.put("writeOnly", true);
        }
        return property;
    }
}
