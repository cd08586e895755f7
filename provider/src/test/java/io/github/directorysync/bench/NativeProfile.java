package io.github.directorysync.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.directorysync.whole.Admin;
import java.util.Map;

/**
 * Keycloak's own SCIM API at its best: it stores and finds only what annotations of the realm's user profile map to an
 * attribute of SCIM, and drops the rest.
 */
record NativeProfile(Admin admin, String realm) {

    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final Map<String, String> MAPPED = Map.of(
            "externalId", "externalId",
            "displayName", "displayName",
            "title", "title",
            "department", ENTERPRISE + ":department",
            "employeeNumber", ENTERPRISE + ":employeeNumber");

    void map() {
        String path = "/" + realm + "/users/profile";
        JsonNode profile = admin.get(path).ok().json();
        ArrayNode attributes = (ArrayNode) profile.path("attributes");
        MAPPED.forEach((name, scim) -> {
            var attribute = attributes.addObject().put("name", name).put("displayName", name);
            attribute.putObject("annotations").put("kc.scim.schema.attribute", scim);
            var permissions = attribute.putObject("permissions");
            permissions.putArray("view").add("admin");
            permissions.putArray("edit").add("admin");
        });
        admin.put(path, profile).ok();
    }
}
