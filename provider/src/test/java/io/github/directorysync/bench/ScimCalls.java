package io.github.directorysync.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Http;
import java.util.List;
import java.util.Map;

/** The SCIM requests of the benchmark, each of which has to succeed. */
final class ScimCalls {

    private ScimCalls() {}

    static String named(String userName) {
        return "userName eq \"" + userName + "\"";
    }

    static String create(Contender to, String userName, String family) {
        String email = userName + "@example.com";
        return to.http()
                .post(
                        "/Users",
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:schemas:core:2.0:User", NativeProfile.ENTERPRISE),
                                "externalId",
                                "external-" + userName,
                                "userName",
                                userName,
                                "displayName",
                                "Given " + family,
                                "title",
                                "Engineer",
                                "active",
                                true,
                                "name",
                                Map.of("givenName", "Given", "familyName", family),
                                "emails",
                                List.of(Map.of("value", email, "type", "work", "primary", true)),
                                NativeProfile.ENTERPRISE,
                                Map.of("department", "Sales", "employeeNumber", userName)))
                .ok()
                .json()
                .path("id")
                .asText();
    }

    static void patch(Contender to, String id, String path, Object value) {
        Map<String, ?> operation = Map.of("op", "replace", "path", path, "value", value);
        to.http().patch("/Users/" + id, patch(operation)).ok();
    }

    static String group(Contender to, String name) {
        return to.http()
                .post(
                        "/Groups",
                        Map.of("schemas", List.of("urn:ietf:params:scim:schemas:core:2.0:Group"), "displayName", name))
                .ok()
                .json()
                .path("id")
                .asText();
    }

    static void leave(Contender from, String group, String id) {
        change(from, group, Map.of("op", "remove", "path", "members[value eq \"" + id + "\"]"));
    }

    static void join(Contender to, String group, String id) {
        members(to, group, List.of(id));
    }

    static void members(Contender to, String group, List<String> ids) {
        List<Map<String, String>> values =
                ids.stream().map(id -> Map.of("value", id)).toList();
        change(to, group, Map.of("op", "add", "path", "members", "value", values));
    }

    private static void change(Contender to, String group, Map<String, ?> operation) {
        to.http().patch("/Groups/" + group, patch(operation)).ok();
    }

    private static Map<String, ?> patch(Map<String, ?> operation) {
        return Map.of(
                "schemas", List.of("urn:ietf:params:scim:api:messages:2.0:PatchOp"), "Operations", List.of(operation));
    }

    static JsonNode get(Contender to, String path) {
        return to.http().get(path).ok().json();
    }

    static void found(Contender to, String filter, int total) {
        found(to, "/Users?", filter, total);
    }

    static void groupFound(Contender to, String name) {
        found(to, "/Groups?excludedAttributes=members&", "displayName eq \"" + name + "\"", 1);
    }

    private static void found(Contender to, String path, String filter, int total) {
        int found = get(to, path + "filter=" + Http.encoded(filter))
                .path("totalResults")
                .asInt();
        if (found != total) {
            throw new AssertionError(to.name() + " found " + found + " with " + filter);
        }
    }

    static void delete(Contender to, String id) {
        to.http().delete("/Users/" + id).ok();
    }
}
