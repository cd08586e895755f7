package io.github.directorysync.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Status;
import io.github.directorysync.keycloak.Health;
import io.github.directorysync.keycloak.WorkState;
import java.time.Instant;

/** How it is with us, as the admin API says it. */
final class HealthJson {

    private HealthJson() {}

    static ObjectNode of(Health health) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("status", health.isUp() ? "up" : "down");
        ObjectNode directories = json.putObject("directories");
        for (Status.Word word : Status.Word.values()) {
            directories.put(word.key(), health.directories().getOrDefault(word, 0));
        }
        ArrayNode tasks = json.putArray("tasks");
        for (WorkState task : health.tasks()) {
            ObjectNode one = tasks.addObject().put("name", task.name()).put("failing", task.failing());
            RoleWords.put(one, "lastDone", task.lastDone().map(Instant::toString));
        }
        return json;
    }
}
