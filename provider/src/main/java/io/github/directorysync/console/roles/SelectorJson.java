package io.github.directorysync.console.roles;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.RoleJson;
import io.github.directorysync.role.RoleSelector;
import java.time.Instant;

/** A role selector in the JSON of the admin API. */
final class SelectorJson {

    private SelectorJson() {}

    static ObjectNode of(RoleSelector selector) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("role", selector.role().name());
        json.put("level", selector.role().level());
        RoleJson.put(json, "reason", selector.reason());
        RoleJson.put(json, "by", selector.by());
        RoleJson.put(json, "at", selector.at().map(Instant::toString));
        RoleJson.put(json, "expires", selector.expires().map(Instant::toString));
        return json;
    }
}
