package io.github.directorysync.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.role.Source;
import java.util.Optional;

/** Roles in the JSON of the admin API. */
public final class RoleJson {

    private RoleJson() {}

    public static String of(Source source) {
        return switch (source) {
            case GROUP -> "group";
            case PUSHED -> "pushed";
            case CHOSEN_BY_HAND -> "selector";
            case REALM_DEFAULT -> "realmDefault";
            case DEFAULT -> "default";
        };
    }

    public static Optional<Source> source(QueryParameters asked) {
        return asked.oneOf("source", Source.values(), RoleJson::of);
    }

    public static ObjectNode of(AppRole role) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        described.put("name", role.name());
        described.put("description", role.description());
        described.put("level", role.level());
        return described;
    }

    /** Adds the field if it has a value. */
    public static void put(ObjectNode into, String field, Optional<String> value) {
        value.filter(text -> !text.isEmpty()).ifPresent(text -> into.put(field, text));
    }
}
