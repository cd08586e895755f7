package io.github.directorysync.console.directories;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.RoleJson;
import io.github.directorysync.directory.status.Status;
import io.github.directorysync.keycloak.overview.Health;
import io.github.directorysync.keycloak.query.WorkState;
import java.time.Instant;

/** How it is with us, as the admin API says it. */
public final class HealthJson {

    private HealthJson() {}

    public static ObjectNode of(Health health) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("status", health.isUp() ? "up" : "down");
        ObjectNode directories = json.putObject("directories");
        for (Status.DirectoryCondition word : Status.DirectoryCondition.values()) {
            directories.put(word.key(), health.directories().getOrDefault(word, 0));
        }
        ArrayNode tasks = json.putArray("tasks");
        for (WorkState task : health.tasks()) {
            ObjectNode one = tasks.addObject().put("name", task.name()).put("failing", task.failing());
            RoleJson.put(one, "lastDone", task.lastDone().map(Instant::toString));
        }
        return json;
    }
}
