package io.github.directorysync.keycloak.directories;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;

/** What becomes of a directory's users and groups when the directory is deleted. */
public record RemovalPlan(RemovedUsers users, RemovedGroups groups) {

    /** For the column {@code REMOVAL}: both fields and the second since 1970 in which it began, separated by commas. */
    String written(Instant begun) {
        return users + "," + groups + "," + begun.getEpochSecond();
    }

    /** For the activity log: {@code {"users": "suspend", "groups": "keep"}}. */
    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("users", users.name().toLowerCase(Locale.ROOT))
                .put("groups", groups.name().toLowerCase(Locale.ROOT));
    }

    static RemovalPlan read(String written) {
        String[] parts = written.split(",", 3);
        return new RemovalPlan(RemovedUsers.valueOf(parts[0]), RemovedGroups.valueOf(parts[1]));
    }

    /** When the removal began, as {@link #written} has it. */
    static Instant begun(String written) {
        String[] parts = written.split(",", 3);
        return parts.length < 3 ? Instant.EPOCH : Instant.ofEpochSecond(Long.parseLong(parts[2]));
    }
}
