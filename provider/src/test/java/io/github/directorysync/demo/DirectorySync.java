package io.github.directorysync.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.TestEnvironment;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What the sample app asks of the admin API, by a service account that has the role {@code directory-sync-manage} and no
 * other. The account reaches every directory of the realm, so the app says whose directory it is, never the browser.
 */
final class DirectorySync {

    static final int PAGE = 20;

    private final TestEnvironment environment;
    private final AdminApi api;
    private final String directory;
    private String app = "";

    DirectorySync(TestEnvironment environment, String alias) {
        this.environment = environment;
        this.api = new AdminApi(environment);
        this.directory = "/directories/" + alias;
    }

    /** The customer's directory, and whether the app offers it. */
    record Offer(boolean shown, String name, String status, int users, int groups) {}

    /** Somebody of the directory. Without a role or a selector the text is empty. */
    record Member(String id, String name, String email, String role, String why, String selector) {}

    /** A group of the directory, with the role that it is mapped to itself. */
    record Group(String id, String name, int members, String role) {}

    record Roles(List<String> names, String byDefault) {}

    record Page<T>(int total, List<T> items) {}

    record Groups(String version, Page<Group> page) {}

    /** Shown if directory sync is switched on, and the customer's people sign in by SAML and in no other way. */
    Offer offer() {
        JsonNode found = api.get(directory);
        boolean enabled = api.get("/settings").path("status").path("enabled").asBoolean();
        boolean wayPast = items(found.path("attention")).stream()
                .map(attention -> attention.path("code").asText())
                .anyMatch(code -> code.startsWith("saml-") || code.equals("not-enabled"));
        return new Offer(
                enabled && found.path("enforceSaml").asBoolean() && !wayPast,
                found.path("name").asText(),
                found.path("status").asText(),
                found.path("users").asInt(),
                found.path("groups").asInt());
    }

    /** A fresh link to the set-up portal. Who opens it within five minutes has hours to finish. */
    URI setupLink(String label) {
        Map<String, ?> link = Map.of(
                "scopes",
                List.of("connect", "options", "contacts", "read-log"),
                "expiresIn",
                "PT5M",
                "label",
                label,
                "returnUrl",
                environment.appUrl() + OrganizationMembersPage.PATH);
        return URI.create(api.post(directory + "/links", link).path("link").asText());
    }

    Roles roles() {
        JsonNode ladder = api.get("/apps/" + app());
        return new Roles(
                items(ladder.path("roles")).stream()
                        .map(role -> role.path("name").asText())
                        .toList(),
                ladder.path("defaultRole").asText());
    }

    /** Everybody of the directory, twenty at a time; the reason of each is a call of its own. */
    Page<Member> members(String search, int first) {
        JsonNode list = api.get(directory + "/people?max=" + PAGE + "&first=" + first + search(search));
        return new Page<>(
                list.path("total").asInt(),
                items(list.path("items")).stream()
                        .map(person -> member(person.path("id").asText(), person))
                        .toList());
    }

    private Member member(String id, JsonNode person) {
        JsonNode found = inApp(id);
        return new Member(
                id,
                person.path("displayName").asText(),
                person.path("userName").asText(),
                found.path("role").asText(),
                found.path("sentence").asText(),
                found.path("selector").path("role").asText());
    }

    /** The role selector. An empty role clears it. The answer is why the person has their role now. */
    String choose(String person, String role, String by) {
        JsonNode before = inApp(person);
        String selector = "/apps/" + app() + "/people/" + person + "/selector";
        if (!role.isEmpty()) {
            api.put(selector, Map.of("role", role, "reason", "Chosen in Trust Center by " + by));
        } else if (before.has("selector")) {
            api.delete(selector);
        }
        return inApp(person).path("sentence").asText();
    }

    /** The person's role in this app. It is asked of the directory, so that nobody else's person is found. */
    private JsonNode inApp(String person) {
        return items(api.get(directory + "/people/" + checked(person) + "/apps").path("items")).stream()
                .filter(found -> found.path("id").asText().equals(app()))
                .findFirst()
                .orElseThrow(() -> new AdminApi.Refused("This person has no access to Trust Center."));
    }

    Groups groups(String search, int first) {
        JsonNode list =
                api.get(directory + "/groups?app=" + app() + "&max=" + PAGE + "&first=" + first + search(search));
        return new Groups(
                list.path("version").asText(),
                new Page<>(
                        list.path("total").asInt(),
                        items(list.path("items")).stream().map(this::group).toList()));
    }

    private Group group(JsonNode group) {
        Optional<JsonNode> own = items(group.path("roles")).stream()
                .filter(role -> role.path("app").asText().equals(app()))
                .filter(role -> !role.has("inheritedFrom") && !role.has("through"))
                .findFirst();
        return new Group(
                group.path("id").asText(),
                group.path("displayName").asText(),
                group.path("members").asInt(),
                own.map(role -> role.path("role").asText()).orElse(""));
    }

    /**
     * Maps a group of the directory to a role; an empty role takes the mapping away.
     *
     * @param version of the page on which it was chosen: a mapping that somebody else has changed meanwhile is not overwritten
     */
    void map(String group, String role, String version) {
        var change = new HashMap<String, Object>();
        change.put("group", group);
        change.put("role", role.isEmpty() ? null : role);
        api.patch(directory + "/groups?app=" + app(), Map.of("version", version, "changes", List.of(change)));
    }

    /** The role of everybody to whom neither a group nor the role selector gives one. */
    void setDefault(String role) {
        api.put("/apps/" + app(), Map.of("defaultRole", role));
    }

    private synchronized String app() {
        if (app.isEmpty()) {
            String client = environment.appUrl() + "/saml/metadata";
            app = items(api.get("/apps?max=1000").path("items")).stream()
                    .filter(found -> found.path("clientId").asText().equals(client))
                    .map(found -> found.path("id").asText())
                    .findFirst()
                    .orElseThrow(() -> new AdminApi.Refused("Trust Center has no ranked roles."));
        }
        return app;
    }

    /** An id goes into a path, where {@code ..} would lead elsewhere. */
    private static String checked(String id) {
        if (!id.matches("[A-Za-z0-9-]+")) {
            throw new AdminApi.Refused("There is no " + id + ".");
        }
        return id;
    }

    private static String search(String text) {
        return text.isBlank() ? "" : "&search=" + Http.encoded(text);
    }

    private static List<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
