package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every answer of a realm in which there is something of everything is as the OpenAPI documents say: clients take their
 * types from these.
 */
@WithKeycloak
final class DescribedAnswersIT extends PermissionScenario {

    private static final String ANN = "ann@acme.example";

    private final Map<String, String> there = new HashMap<>();

    DescribedAnswersIT(KeycloakServer keycloak) {
        super(keycloak, "described-answers");
    }

    /** A person with a role whose deletion is held, an account that waits for a review, a link, and refusals. */
    @BeforeEach
    void something_of_everything() {
        realm.api()
                .patch(
                        "/directories/acme",
                        Map.of("guardCount", 0, "guardPercent", 0, "guardDayCount", 0, "guardDayPercent", 0))
                .ok();
        Http scim = realm.scim("acme", realm.token("acme"));
        String ann = scim.post(
                        "/Users", Map.of("userName", ANN, "name", Map.of("givenName", "Ann"), "externalId", "a1"))
                .createdId();
        String sales = scim.post("/Groups", Map.of("displayName", "Sales", "members", List.of(Map.of("value", ann))))
                .createdId();
        invited.map(sales, "Owner");
        realm.keycloak()
                .admin()
                .post("/" + realm.name() + "/users", Map.of("username", "bob@acme.example", "enabled", true))
                .ok();
        scim.post("/Users", Map.of("userName", "bob@acme.example"));
        scim.get("/Users?filter=wrong");
        realm.scim("acme", "kcds_wrong").get("/Users");
        scim.delete("/Users/" + ann);
        there.putAll(Map.of("directory", "acme", "app", invited.app(), "group", sales, "user", ann));
        there.put("kind", "clients");
        there.putAll(webhook());
        realm.api()
                .put(
                        address("/apps/{app}/people/{user}/selector"),
                        Map.of("role", "Reader", "reason", "acting", "expiresIn", "P1D"))
                .ok();
        invited.wholeLink("acme");
    }

    @Test
    void whatever_an_administrator_reads_is_as_described() {
        JsonNode document = realm.api().get("/openapi.json").ok().json();
        SchemaCheck check = new SchemaCheck(document);
        CustomerRealm.eventually(() -> log().size() > 5);
        there.put("entry", log().path(0).path("id").asText());
        List<String> faults = new ArrayList<>();

        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            if (path.getValue().has("get")) {
                Answer answer = read(realm.api(), address(path.getKey()));
                faults.addAll(check.faults("get", path.getKey(), answer.status(), answer.json()));
            }
        }
        for (JsonNode entry : log()) {
            Answer answer = realm.api().get("/activity/" + entry.path("id").asText());
            faults.addAll(check.faults("get", "/activity/{entry}", answer.status(), answer.json()));
        }
        for (String app : List.of("?app=" + invited.app(), "?app=realm")) {
            for (String list : List.of("/directories/{directory}/groups", "/directories/{directory}/people")) {
                Answer answer = read(realm.api(), address(list) + app);
                faults.addAll(check.faults("get", list, answer.status(), answer.json()));
            }
        }

        assertThat(faults).isEmpty();
        assertThat(realm.api().get("/held").json().path("items")).isNotEmpty();
        assertThat(realm.api().get("/reviews").json().path("items")).isNotEmpty();
    }

    @Test
    void whatever_an_administrator_does_is_answered_as_described() {
        SchemaCheck check =
                new SchemaCheck(realm.api().get("/openapi.json").ok().json());
        String token = id("/directories/acme/tokens");
        there.put("token", token);
        there.put("link", id("/directories/acme/links"));
        there.put("review", id("/reviews"));
        String group = there.get("group");
        Map<String, Object> none = new HashMap<>();
        none.put("role", null);
        none.put("group", group);
        Map<String, Object> mappings = Map.of("changes", List.of(none));
        List<String> faults = new ArrayList<>();

        record Call(String method, String path, String query, Object body) {}
        for (Call call : List.of(
                new Call("patch", "/directories/{directory}", "", Map.of("rateLimit", 60)),
                new Call("put", "/directories/{directory}", "", Map.of("name", "Acme", "alias", "acme")),
                new Call("post", "/directories/{directory}/preview", "", Map.of("suspendUsers", false)),
                new Call("post", "/directories/{directory}/pause", "", Map.of()),
                new Call("post", "/directories/{directory}/resume", "", Map.of()),
                new Call("patch", "/directories/{directory}/tokens/{token}", "", Map.of("label", "Old")),
                new Call("post", "/directories/{directory}/tokens/{token}/rotate", "", Map.of("overlap", "P1D")),
                new Call("post", "/directories/{directory}/links", "", Map.of("scopes", List.of("connect"))),
                new Call("patch", "/directories/{directory}/links/{link}", "", Map.of("expiresIn", "P2D")),
                new Call("post", "/directories/{directory}/links/{link}/resend", "", Map.of()),
                new Call("post", "/directories/{directory}/reviews/{review}/dismiss", "", Map.of()),
                new Call("post", "/directories/{directory}/reviews/{review}/reopen", "", Map.of()),
                new Call("post", "/reviews/dismiss", "", Map.of("ids", List.of(there.get("review")))),
                new Call("post", "/apps/{app}/preview", "", Map.of("mappings", List.of(none))),
                new Call("put", "/apps/{app}", "", Map.of("defaultRole", "Reader")),
                new Call("post", "/apps/{app}/sign-in", "", Map.of("mend", true)),
                new Call("patch", "/directories/{directory}/groups", "?dryRun=true&app=" + invited.app(), mappings),
                new Call(
                        "put",
                        "/directories/{directory}/groups/{group}/role",
                        "?app=" + invited.app(),
                        Map.of("role", "Editor")),
                new Call("post", "/held/discard", "", Map.of("ids", List.of(id("/held")))),
                new Call("post", "/directories/{directory}/held/apply", "", Map.of("all", true)),
                new Call("post", "/sign-in-flows", "", Map.of()),
                new Call("delete", "/sign-in-flows", "", Map.of()),
                new Call("patch", "/settings", "", Map.of("activityDays", 60, "eventDays", 7)),
                new Call("delete", "/directories/{directory}", "?users=keep", Map.of()))) {
            Http api = realm.api();
            String address = address(call.path()) + call.query();
            Answer answer = call.method().equals("delete")
                    ? api.delete(address)
                    : api.send(call.method().toUpperCase(java.util.Locale.ROOT), address, call.body());
            faults.addAll(check.faults(call.method(), call.path(), answer.status(), answer.json()));
        }

        assertThat(faults).isEmpty();
    }

    @Test
    void whatever_the_holder_of_a_link_reads_is_as_described() {
        JsonNode document = invited.portal().get("/openapi.json").ok().json();
        SchemaCheck check = new SchemaCheck(document);
        Http portal = invited.enter(invited.wholeLink("acme"));
        there.put(
                "entry",
                read(portal, "/activity")
                        .json()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asText());
        List<String> faults = new ArrayList<>();

        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            if (path.getValue().has("get")) {
                String below = path.getKey().replace("/portal/api", "");
                Answer answer = read(portal, address(below) + (below.equals("/groups") ? "?app=" + invited.app() : ""));
                faults.addAll(check.faults("get", path.getKey(), answer.status(), answer.json()));
            }
        }

        assertThat(faults).isEmpty();
    }

    private JsonNode log() {
        return read(realm.api(), "/activity?max=1000").json().path("items");
    }

    private String id(String list) {
        return realm.api().get(list).ok().json().at("/items/0/id").asText();
    }

    private static Answer read(Http http, String address) {
        String sent = address.endsWith("/preview/removal") ? address + "?users=delete" : address;
        return http.with("Accept", "application/json").get(sent);
    }

    private String address(String path) {
        String address = path;
        for (String name : new TreeSet<>(there.keySet())) {
            address = address.replace("{" + name + "}", there.get(name));
        }
        return address;
    }
}
