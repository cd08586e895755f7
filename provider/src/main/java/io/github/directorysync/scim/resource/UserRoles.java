package io.github.directorysync.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The roles and entitlements in a user's document (RFC 7643 §4.1.2). */
final class UserRoles {

    private UserRoles() {}

    /** The values of both attributes, as sent. */
    static Set<String> values(ObjectNode document) {
        Set<String> all = new LinkedHashSet<>();
        for (String list : List.of("roles", "entitlements")) {
            for (JsonNode role : document.path(list)) {
                if (role.path("value").isTextual()) {
                    all.add(role.path("value").asText());
                }
            }
        }
        return all;
    }

    /**
     * Removes the resolved roles of these apps, which a client sends back as it received them: see {@link ResolvedRole}.
     */
    static void remove(ObjectNode document, List<String> apps) {
        ArrayNode roles = document.withArrayProperty("roles");
        for (int i = roles.size() - 1; i >= 0; i--) {
            if (apps.contains(roles.get(i).path("type").asText())) {
                roles.remove(i);
            }
        }
        if (roles.isEmpty()) {
            document.remove("roles");
        }
    }
}
