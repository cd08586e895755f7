package io.github.directorysync.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.keycloak.RoleSelector;
import java.time.Instant;

/** A role selector, as the admin API answers it. */
final class SelectorJson {

    private SelectorJson() {}

    static ObjectNode of(RoleSelector selector) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("role", selector.role().name());
        json.put("level", selector.role().level());
        RoleWords.put(json, "reason", selector.reason());
        RoleWords.put(json, "by", selector.by());
        RoleWords.put(json, "at", selector.at().map(Instant::toString));
        RoleWords.put(json, "expires", selector.expires().map(Instant::toString));
        return json;
    }
}
