package io.github.directorysync.whole;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** A directory of its own in a realm, with a token; when closed, it and all that was pushed to it are gone. */
public record TestDirectory(KeycloakServer keycloak, String realm, String id, String alias, String token)
        implements AutoCloseable {

    /** The provider type of the component that is a directory. */
    public static final String TYPE = "io.github.directorysync.keycloak.DirectoryProvider";

    private static final int MOST_ROUNDS = 20;

    private static final AtomicInteger COUNT = new AtomicInteger();

    public static TestDirectory in(KeycloakServer keycloak, String realm) {
        return in(keycloak, realm, Map.of());
    }

    public static TestDirectory in(KeycloakServer keycloak, String realm, Map<String, List<String>> settings) {
        String alias = "directory-" + COUNT.incrementAndGet();
        String token = newToken();
        Map<String, List<String>> config = new HashMap<>(Map.of(
                "rate-limit", List.of("0"), "guard", List.of("off"), "allow-last-holder-removal", List.of("true")));
        config.putAll(settings);
        config.put("token", List.of(token));
        String id = keycloak.admin()
                .post("/" + realm + "/components", component(alias, config))
                .createdId();
        return new TestDirectory(keycloak, realm, id, alias, token);
    }

    /** What Keycloak's admin API takes to make a directory. */
    public static Map<String, ?> component(String alias, Map<String, List<String>> settings) {
        Map<String, List<String>> config = new HashMap<>(settings);
        config.put("alias", List.of(alias));
        return Map.of("name", alias, "providerId", "directory", "providerType", TYPE, "config", config);
    }

    public static String newToken() {
        return TestEnvironment.newDirectoryToken();
    }

    public String path() {
        return "/realms/" + realm + "/directories/" + alias + "/scim/v2";
    }

    /** Of what administrators do with this directory, for {@link Admin}. */
    public String adminPath() {
        return "/" + realm + "/directory-sync/directories/" + alias;
    }

    public String url() {
        return keycloak.url() + path();
    }

    /** Calls of its identity provider; paths begin at the SCIM base URL: {@code /Users}. */
    public Http scim() {
        return Http.at(url()).bearer(token).with("Content-Type", "application/scim+json");
    }

    public String user(String userName) {
        return user(Map.of(
                "userName",
                userName,
                "name",
                Map.of("givenName", "Given", "familyName", "Family"),
                "emails",
                List.of(Map.of("value", userName, "type", "work", "primary", true)),
                "active",
                true));
    }

    public String user(Map<String, ?> user) {
        return scim().post("/Users", user).createdId();
    }

    public String group(String displayName, String... members) {
        List<Map<String, String>> references =
                Stream.of(members).map(id -> Map.of("value", id)).toList();
        return scim().post("/Groups", Map.of("displayName", displayName, "members", references))
                .createdId();
    }

    public JsonNode get(String path) {
        return scim().get(path).ok().json();
    }

    /**
     * Many people by one request.
     *
     * @param userName of each, by its number from 0
     * @return their ids
     */
    public List<String> people(int many, IntFunction<String> userName) {
        List<Map<String, ?>> operations = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            operations.add(Map.of(
                    "method",
                    "POST",
                    "path",
                    "/Users",
                    "bulkId",
                    "b" + i,
                    "data",
                    Map.of("userName", userName.apply(i), "active", true)));
        }
        return scim()
                .post(
                        "/Bulk",
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:api:messages:2.0:BulkRequest"),
                                "Operations",
                                operations))
                .ok()
                .json()
                .path("Operations")
                .findValuesAsText("location")
                .stream()
                .map(location -> location.substring(location.lastIndexOf('/') + 1))
                .toList();
    }

    @Override
    public void close() {
        Admin admin = keycloak.admin();
        JsonNode page = get("/Users?count=1000&attributes=id");
        // Again for pages that are cut, and for whom Keycloak could not delete while something was written to them.
        for (int rounds = 0; rounds < MOST_ROUNDS && !page.path("Resources").isEmpty(); rounds++) {
            page.path("Resources")
                    .forEach(user -> admin.delete(
                            "/" + realm + "/users/" + user.path("id").asText()));
            page = get("/Users?count=1000&attributes=id");
        }
        for (JsonNode group : admin.get("/" + realm + "/groups?search=" + alias + "&exact=true")
                .json()) {
            admin.delete("/" + realm + "/groups/" + group.path("id").asText());
        }
        admin.delete("/" + realm + "/components/" + id);
    }
}
