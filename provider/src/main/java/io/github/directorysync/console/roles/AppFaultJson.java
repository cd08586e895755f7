package io.github.directorysync.console.roles;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.RoleJson;
import io.github.directorysync.role.AppFault;
import java.util.List;
import java.util.Optional;

/** Writes the faults of an app ({@link AppFault}) as {@code attention} of the admin API. */
final class AppFaultJson {

    private AppFaultJson() {}

    /** Adds {@code attention}, which is empty if the app has no fault. */
    static void put(ObjectNode json, List<AppFault> faults) {
        ArrayNode attention = json.putArray("attention");
        for (AppFault fault : faults) {
            ObjectNode reason = attention.addObject().put("code", fault.code());
            RoleJson.put(reason, "role", fault.role());
            RoleJson.put(reason, "text", Optional.of(fault.text()));
        }
    }
}
