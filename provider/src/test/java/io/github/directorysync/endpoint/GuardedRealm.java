package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A realm with an app of the roles Chief and Clerk, where directories are guarded; seen through its people's sign-ins. */
record GuardedRealm(KeycloakServer keycloak, String name) {

    static GuardedRealm in(KeycloakServer keycloak, String name) {
        FixtureRealm.in(keycloak, name);
        GuardedRealm realm = new GuardedRealm(keycloak, name);
        realm.role("Chief", 1000);
        realm.role("Clerk", 5);
        return realm;
    }

    void delete() {
        keycloak.admin().delete("/" + name);
    }

    /** Two may go within an hour, whatever the settings do not say otherwise. */
    TestDirectory directory(Map<String, List<String>> settings) {
        Map<String, List<String>> all = new HashMap<>(Map.of(
                "guard",
                List.of("hold"),
                "guard-count",
                List.of("2"),
                "guard-percent",
                List.of("0"),
                "apps",
                List.of("app")));
        all.putAll(settings);
        return TestDirectory.in(keycloak, name, all);
    }

    /** Their ids. */
    List<String> people(TestDirectory directory, int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> directory.user(userName(directory, i)))
                .toList();
    }

    private static String userName(TestDirectory directory, int number) {
        return "person" + number + "@" + directory.alias() + ".example";
    }

    /** The role in each one's token, {@code refused} for whoever gets none; in the order in which they were made. */
    List<String> rolesAtSignIn(TestDirectory directory, int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> new FixtureRealm(keycloak, name).roleAtSignIn(userName(directory, i)))
                .toList();
    }

    String mapped(TestDirectory directory, String displayName, String role, List<String> members) {
        String group = directory.group(displayName, members.toArray(String[]::new));
        map(group, role);
        return group;
    }

    void map(String group, String role) {
        keycloak.admin()
                .post(
                        "/" + name + "/groups/" + group + "/role-mappings/clients/" + app(),
                        List.of(keycloak.admin()
                                .get("/" + name + "/clients/" + app() + "/roles/" + role)
                                .ok()
                                .json()))
                .ok();
    }

    String app() {
        return keycloak.admin()
                .get("/" + name + "/clients?clientId=app")
                .json()
                .path(0)
                .path("id")
                .asText();
    }

    private void role(String role, int level) {
        keycloak.admin()
                .post(
                        "/" + name + "/clients/" + app() + "/roles",
                        Map.of("name", role, "attributes", Map.of("directory-sync.level", List.of(level + ""))));
    }

    static Answer put(TestDirectory directory, String group, String displayName, String... members) {
        return directory
                .scim()
                .put(
                        "/Groups/" + group,
                        Map.of(
                                "displayName",
                                displayName,
                                "members",
                                Arrays.stream(members)
                                        .map(id -> Map.of("value", id))
                                        .toList()));
    }

    static Answer suspend(TestDirectory directory, String id) {
        return directory.scim().patch("/Users/" + id, ScimBody.patch("replace", "active", false));
    }

    void set(TestDirectory directory, String key, String... values) {
        ObjectNode component = keycloak.admin()
                .get("/" + name + "/components/" + directory.id())
                .ok()
                .json()
                .deepCopy();
        ObjectNode config = (ObjectNode) component.path("config");
        Stream.of(values).forEach(config.putArray(key)::add);
        keycloak.admin()
                .put("/" + name + "/components/" + directory.id(), component)
                .ok();
    }

    long held(TestDirectory directory) {
        return list(directory, "held").path("total").asLong();
    }

    JsonNode list(TestDirectory directory, String state) {
        return keycloak.admin()
                .get(path(directory) + "/held?state=" + state)
                .ok()
                .json();
    }

    void decide(TestDirectory directory, String decision) {
        keycloak.admin()
                .post(path(directory) + "/held/" + decision, Map.of("all", true))
                .ok();
    }

    String path(TestDirectory directory) {
        return directory.adminPath();
    }

    /** The portal of somebody with a link by which groups are mapped up to Chief. */
    Http portal(TestDirectory directory) {
        String link = keycloak.admin()
                .post(
                        path(directory) + "/links",
                        Map.of("scopes", List.of("map-groups"), "highestRoles", Map.of(app(), "Chief")))
                .ok()
                .json()
                .path("link")
                .asText();
        Http portal = Http.at(keycloak.url() + "/realms/" + name + "/directory-sync/portal/api");
        return portal.bearer(portal.post("/session", Map.of("secret", link.substring(link.indexOf('#') + 1)))
                .ok()
                .json()
                .path("token")
                .asText());
    }
}
