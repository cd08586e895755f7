package io.github.directorysync.endpoint;

import java.util.List;
import java.util.Map;

/** Bodies of PATCH requests and of bulk requests. */
final class ScimBody {

    private static final String MESSAGES = "urn:ietf:params:scim:api:messages:2.0:";

    private ScimBody() {}

    static Map<String, ?> patch(String op, String path, Object value) {
        return patch(List.of(operation(op, path, value)));
    }

    static Map<String, ?> patch(List<? extends Map<String, ?>> operations) {
        return Map.of("schemas", List.of(MESSAGES + "PatchOp"), "Operations", operations);
    }

    /** One operation of a PATCH request. */
    static Map<String, ?> operation(String op, String path, Object value) {
        return Map.of("op", op, "path", path, "value", value);
    }

    /** The value of {@code members} for users or groups with these ids. */
    static List<Map<String, String>> members(List<String> ids) {
        return ids.stream().map(id -> Map.of("value", id)).toList();
    }

    static Map<String, ?> bulk(List<? extends Map<String, ?>> operations) {
        return Map.of("schemas", List.of(MESSAGES + "BulkRequest"), "Operations", operations);
    }

    /** A bulk request whose operations are JSON text, separated by commas. */
    static String bulk(String operations) {
        return "{\"schemas\": [\"" + MESSAGES + "BulkRequest\"], \"Operations\": [" + operations + "]}";
    }

    /** One operation of a bulk request, which creates a resource. */
    static Map<String, ?> post(String path, String bulkId, Map<String, ?> resource) {
        return Map.of("method", "POST", "path", path, "bulkId", bulkId, "data", resource);
    }
}
