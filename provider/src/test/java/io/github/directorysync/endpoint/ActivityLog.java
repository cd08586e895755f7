package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is written down of a directory's requests, on every database. */
abstract class ActivityLog {

    private static final String REALM = "activity";
    private static final String ANN = "ann@example.com";
    private static final String BOB = "bob@example.com";
    private static final String FIRST = "first-S3cret-of-somebody";
    private static final String NEXT = "next-S3cret-of-somebody";
    private static final String WRONG = "wrong-S3cret-of-somebody";

    private final KeycloakServer keycloak;
    private final TestDirectory directory;

    ActivityLog(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, REALM);
        set(Map.of("directory-sync.enabled", "true"));
        directory = TestDirectory.in(keycloak, REALM);
    }

    /** Whether a text stands anywhere in the database, if somebody can look. */
    abstract boolean keeps(String text);

    @AfterEach
    void gone() {
        directory.close();
    }

    @Test
    void every_kind_of_request_leaves_its_entry() {
        String ann = directory.user(ANN);
        String group = directory.group("Sales", ann);
        Http scim = directory.scim();
        scim.put("/Users/" + ann, Map.of("userName", ANN, "title", "Boss")).ok();
        scim.patch("/Users/" + ann, replaced("title", "Chief")).ok();
        scim.patch("/Users/" + ann, replaced("title", "Chief")).ok();
        scim.get("/Users/" + ann).ok();
        scim.get("/Users?filter=" + Http.encoded("userName eq \"ann@example.com\""))
                .ok();
        scim.post("/Users/.search", Map.of("filter", "title pr")).ok();
        scim.put("/Groups/" + group, Map.of("displayName", "Sales", "members", List.of()))
                .ok();
        scim.patch("/Groups/" + group, replaced("displayName", "Sellers")).ok();
        scim.get("/Groups/" + group).ok();
        scim.get("/Groups").ok();
        scim.post("/.search", Map.of()).ok();
        scim.get("/ServiceProviderConfig").ok();
        scim.get("/Nothing");
        scim.delete("/Groups/" + group).ok();
        scim.delete("/Users/" + ann).ok();

        List<String> seen = entries(17).stream()
                .map(entry -> entry.path("operation").asText() + " "
                        + entry.path("outcome").asText())
                .toList();

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "create-user done",
                        "create-group done",
                        "replace-user done",
                        "patch-user done",
                        "patch-user unchanged",
                        "read-user done",
                        "list-users done",
                        "list-users done",
                        "replace-group done",
                        "patch-group done",
                        "read-group done",
                        "list-groups done",
                        "search done",
                        "discover done",
                        "unknown refused",
                        "delete-group done",
                        "delete-user done");
    }

    @Test
    void a_change_is_shown_with_who_asked_for_it_what_was_and_what_is() {
        String ann = directory.user(ANN);

        directory
                .scim()
                .with("User-Agent", "Okta SCIM Client 1.0.0")
                .patch("/Users/" + ann, replaced("name.givenName", "Anna"))
                .ok();

        JsonNode entry = one("operation=patch-user");
        assertThat(entry.path("targetId").asText()).isEqualTo(ann);
        assertThat(entry.path("targetName").asText()).isEqualTo(ANN);
        assertThat(entry.path("client").asText()).isEqualTo("Okta SCIM Client 1.0.0");
        assertThat(entry.path("actorKind").asText()).isEqualTo("configuration");
        assertThat(entry.path("address").asText()).isNotEmpty();
        assertThat(entry.path("status").asInt()).isEqualTo(200);
        assertThat(entry.path("write").asBoolean()).isTrue();
        assertThat(Instant.parse(entry.path("time").asText())).isBefore(Instant.now());
        JsonNode effect = whole(entry).at("/detail/effects/0");
        assertThat(effect.path("effect").asText()).isEqualTo("user-changed");
        assertThat(effect.path("changes"))
                .singleElement()
                .hasToString("{\"path\":\"name.givenName\",\"before\":\"Given\",\"after\":\"Anna\"}");
    }

    @Test
    void members_who_join_and_leave_are_in_the_entry() {
        String ann = directory.user(ANN);
        String bob = directory.user(BOB);
        String group = directory.group("Sales", ann);

        directory
                .scim()
                .put(
                        "/Groups/" + group,
                        Map.of(
                                "displayName",
                                "Sales",
                                "members",
                                List.of(Map.of("value", bob), Map.of("value", "nobody"))))
                .ok();

        JsonNode effect = whole(one("operation=replace-group")).at("/detail/effects/0");
        assertThat(effect.path("effect").asText()).isEqualTo("members-changed");
        assertThat(effect.at("/joined/0").asText()).isEqualTo(bob);
        assertThat(effect.at("/left/0").asText()).isEqualTo(ann);
        assertThat(effect.path("leftOut").asInt()).isEqualTo(1);
    }

    @Test
    void a_request_that_was_refused_is_there_too_and_has_done_nothing() {
        directory.user(ANN);

        directory.scim().post("/Users", Map.of("userName", ANN));
        directory.scim().patch("/Users/nobody", replaced("title", "x"));

        JsonNode duplicate = one("operation=create-user&outcome=refused");
        assertThat(duplicate.path("status").asInt()).isEqualTo(409);
        assertThat(duplicate.path("targetName").asText()).isEqualTo(ANN);
        JsonNode detail = whole(duplicate).path("detail");
        assertThat(detail.at("/problem/scimType").asText()).isEqualTo("uniqueness");
        assertThat(detail.at("/problem/detail").asText()).contains("userName");
        assertThat(detail.has("effects")).isFalse();
        assertThat(one("operation=patch-user").path("targetId").asText()).isEqualTo("nobody");
    }

    @Test
    void a_bulk_request_has_one_entry_and_each_of_its_operations_another() {
        directory
                .scim()
                .post(
                        "/Bulk",
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:api:messages:2.0:BulkRequest"),
                                "Operations",
                                List.of(operation("one", "ann"), operation("two", "bob"), operation("three", "ann"))))
                .ok();

        JsonNode bulk = one("operation=bulk");
        List<JsonNode> all = list("request=" + bulk.path("request").asText());
        assertThat(all)
                .extracting(entry -> entry.path("operation").asText() + " "
                        + entry.path("outcome").asText())
                .containsExactlyInAnyOrder("bulk done", "create-user done", "create-user done", "create-user refused");
        assertThat(whole(bulk).at("/detail/operations").asInt()).isEqualTo(3);
        assertThat(whole(bulk).at("/detail/failed").asInt()).isEqualTo(1);
    }

    @Test
    void strangers_are_noticed_and_cannot_fill_the_log() {
        // Or it would be kept waiting with them, who come from the same address.
        directory.get("/Users");

        for (int i = 0; i < 30; i++) {
            Http.at(directory.url()).bearer(TestDirectory.newToken()).get("/Users");
        }

        List<JsonNode> denied = await(() -> list("outcome=denied"), found -> !found.isEmpty());
        assertThat(denied.size()).isBetween(1, 4);
        assertThat(denied.get(0).path("actorKind").asText()).isEqualTo("nobody");
        assertThat(denied.get(0).path("status").asInt()).isEqualTo(401);
    }

    @Test
    void a_password_is_nowhere_whatever_a_client_does_with_it() {
        TestDirectory setting = TestDirectory.in(keycloak, REALM, Map.of("set-passwords", List.of("true")));
        set(Map.of("directory-sync.enabled", "true"), Map.of("passwordPolicy", "length(12) and notUsername()"));
        try {
            for (TestDirectory any : List.of(directory, setting)) {
                String name = "carol-of-" + any.alias();
                String id = any.user(Map.of("userName", name, "password", FIRST));
                Http scim = any.scim();
                scim.patch("/Users/" + id, replaced("password", NEXT)).ok();
                scim.put("/Users/" + id, Map.of("userName", name, "password", FIRST))
                        .ok();
                scim.post("/Users", Map.of("userName", name, "password", WRONG));
                scim.post("/Users", Map.of("userName", WRONG, "password", WRONG, "active", "perhaps"));
                scim.post("/Users", Map.of("userName", "dan", "password", List.of(WRONG)));
                scim.post("/Users", Map.of("password", WRONG));
                scim.post("/Users", "{\"userName\": \"dan\", \"password\": " + WRONG + "}");
                scim.post("/Users", "{\"userName\": \"dan\", \"password\": \"" + WRONG + "}");
                scim.patch("/Users/" + id, replaced("password[value eq \"" + WRONG + "\"]", WRONG));
                scim.patch("/Users/nobody", replaced("password", WRONG));
                scim.get("/Users?filter=" + Http.encoded("password eq \"" + WRONG + "\""));
                scim.get("/Users?filter=" + Http.encoded("password eq \"" + WRONG));
                scim.get("/Users?password=" + WRONG + "&filter=x");
                scim.post("/Users/.search", Map.of("filter", "password eq \"" + WRONG + "\""));
                scim.post(
                        "/Bulk",
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:api:messages:2.0:BulkRequest"),
                                "Operations",
                                List.of(Map.of(
                                        "method",
                                        "POST",
                                        "path",
                                        "/Users",
                                        "bulkId",
                                        "one",
                                        "data",
                                        Map.of("userName", name, "password", WRONG)))));
                await(() -> list(any, ""), entries -> entries.size() >= 16);
            }

            for (String secret : List.of(FIRST, NEXT, WRONG)) {
                assertThat(keeps(secret)).isFalse();
                assertThat(exported("text/csv").body()).doesNotContain(secret);
                assertThat(exported("application/x-ndjson").body()).doesNotContain(secret);
                assertThat(keycloak.admin().get("/" + REALM + "/admin-events").body())
                        .doesNotContain(secret);
                assertThat(keycloak.log()).doesNotContain(secret);
            }
        } finally {
            set(Map.of("directory-sync.enabled", "true"), Map.of("passwordPolicy", ""));
            setting.close();
        }
    }

    @Test
    void a_directory_is_shown_what_is_its_own_and_the_realm_everything_even_of_directories_that_are_gone() {
        TestDirectory other = TestDirectory.in(keycloak, REALM);
        other.user("otto@example.com");
        String entry = list(other, "operation=create-user").get(0).path("id").asText();
        other.close();

        assertThat(list("operation=create-user")).isEmpty();
        assertThat(log(directory, "/" + entry).status()).isEqualTo(404);
        assertThat(log(other, "").status()).isEqualTo(404);
        JsonNode kept = keycloak.admin()
                .get("/" + REALM + "/directory-sync/activity/" + entry)
                .ok()
                .json();
        assertThat(kept.path("directory").asText()).isEqualTo(other.alias());
        assertThat(kept.path("targetName").asText()).isEqualTo("otto@example.com");
    }

    @Test
    void it_is_searched_and_paged() {
        Instant before = Instant.now();
        String ann = directory.user(ANN);
        directory.user("annabel@example.com");
        directory.user(BOB);
        directory.scim().patch("/Users/" + ann, replaced("title", "x")).ok();
        directory.scim().get("/Users/" + ann).ok();
        entries(5);

        assertThat(list("target=" + ann)).hasSize(3);
        assertThat(list("search=ANN")).hasSize(4);
        assertThat(list("writesOnly=true")).hasSize(4);
        assertThat(list("operation=create-user&search=bob")).hasSize(1);
        assertThat(list("actor=somebody")).isEmpty();
        assertThat(list("to=" + before)).isEmpty();
        assertThat(list("from=" + before.minusSeconds(60))).hasSize(5);
        JsonNode page = log(directory, "?writesOnly=true&first=1&max=2").ok().json();
        assertThat(page.path("total").asInt()).isEqualTo(5);
        assertThat(page.path("items")).hasSize(2);
        assertThat(page.at("/items/0/targetName").asText()).isEqualTo(BOB);
        for (String bad : List.of(
                "from=yesterday",
                "to=%2B1000000000-12-31T23:59:59Z",
                "outcome=great",
                "writesOnly=maybe",
                "first=-1",
                "max=5000")) {
            Answer answer = log(directory, "?" + bad);
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(answer.json().path("field").asText()).isEqualTo(bad.substring(0, bad.indexOf('=')));
        }
    }

    @Test
    void it_is_exported_as_a_table_that_a_spreadsheet_may_open_and_as_lines_of_json() {
        directory.group("=cmd|' /C calc'!A0");
        directory.group("quote\"and,comma");

        Answer table = exported("text/csv", "?operation=create-group");
        Answer lines = exported("application/x-ndjson", "?operation=create-group");

        assertThat(table.header("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(table.body())
                .startsWith("\"id\",\"time\",\"directory\"")
                .contains("\"'=cmd|' /C calc'!A0\"")
                .contains("\"quote\"\"and,comma\"");
        assertThat(table.body().lines()).hasSize(3);
        assertThat(lines.body().lines()).hasSize(2).allMatch(line -> line.startsWith("{") && line.contains("effects"));
    }

    @Test
    void what_happens_is_an_admin_event_too() {
        keycloak.admin()
                .put("/" + REALM, Map.of("realm", REALM, "adminEventsEnabled", true, "adminEventsDetailsEnabled", true))
                .ok();
        keycloak.admin().delete("/" + REALM + "/admin-events").ok();
        String ann = directory.user(ANN);
        String group = directory.group("Sales", ann);
        directory.scim().patch("/Users/" + ann, replaced("active", false)).ok();
        directory.scim().patch("/Users/" + ann, replaced("active", false)).ok();
        directory.scim().post("/Users", Map.of("userName", ANN));
        directory.scim().delete("/Groups/" + group).ok();
        directory.scim().delete("/Users/" + ann).ok();

        JsonNode events = keycloak.admin()
                .get("/" + REALM + "/admin-events?max=100&resourcePath=*")
                .ok()
                .json();
        List<String> seen = new ArrayList<>();
        JsonNode created = events;
        for (JsonNode event : events) {
            if (event.at("/authDetails/clientId").asText().equals("directory:" + directory.alias())) {
                seen.add(event.path("operationType").asText() + " "
                        + event.path("resourceType").asText() + " "
                        + event.path("resourcePath").asText());
                created = event;
            }
        }
        keycloak.admin()
                .put("/" + REALM, Map.of("realm", REALM, "adminEventsEnabled", false))
                .ok();

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "CREATE USER users/" + ann,
                        "CREATE GROUP groups/" + group,
                        "CREATE GROUP_MEMBERSHIP users/" + ann + "/groups/" + group,
                        "UPDATE USER users/" + ann,
                        // The POST brings back somebody who was deactivated.
                        "UPDATE USER users/" + ann,
                        "DELETE GROUP groups/" + group,
                        "DELETE USER users/" + ann);
        assertThat(created.path("representation").asText()).contains("\"username\":\"ann@example.com\"");
        assertThat(created.at("/authDetails/ipAddress").asText()).isNotEmpty();
    }

    @Test
    void role_changes_that_follow_are_in_the_entry_and_found_by_person() {
        String app = keycloak.admin()
                .get("/" + REALM + "/clients?clientId=app")
                .json()
                .at("/0/id")
                .asText();
        String roles = "/" + REALM + "/clients/" + app + "/roles";
        keycloak.admin()
                .post(roles, Map.of("name", "chief", "attributes", Map.of("directory-sync.level", List.of("20"))));
        JsonNode chief = keycloak.admin().get(roles + "/chief").ok().json();
        try (TestDirectory withApp = TestDirectory.in(keycloak, REALM, Map.of("apps", List.of("app")))) {
            String ann = withApp.user(ANN);
            String bob = withApp.user(BOB);
            String chiefs = withApp.group("Chiefs", bob);
            String others = withApp.group("Others", bob);
            keycloak.admin()
                    .post("/" + REALM + "/groups/" + chiefs + "/role-mappings/clients/" + app, List.of(chief))
                    .ok();
            Map<String, ?> join = Map.of(
                    "Operations",
                    List.of(Map.of("op", "add", "path", "members", "value", List.of(Map.of("value", ann)))));

            withApp.scim().patch("/Groups/" + others, join).ok();
            withApp.scim().patch("/Groups/" + chiefs, join).ok();
            withApp.scim().patch("/Users/" + ann, replaced("active", false)).ok();
            withApp.scim().patch("/Users/" + ann, replaced("active", true)).ok();
            withApp.scim().delete("/Groups/" + chiefs).ok();

            assertThat(roleChanges(withApp, "target=" + others + "&operation=patch-group"))
                    .isEmpty();
            assertThat(roleChanges(withApp, "target=" + chiefs + "&operation=patch-group"))
                    .containsExactly(ann + ":  -> chief");
            assertThat(roleChanges(withApp, "target=" + ann + "&operation=patch-user"))
                    .containsExactly(ann + ":  -> chief", ann + ": chief -> ");
            assertThat(roleChanges(withApp, "operation=delete-group"))
                    .containsExactlyInAnyOrder(ann + ": chief -> ", bob + ": chief -> ");
        }
    }

    private List<String> roleChanges(TestDirectory of, String query) {
        List<String> changes = new ArrayList<>();
        for (JsonNode entry : list(of, query)) {
            log(of, "/" + entry.path("id").asText())
                    .ok()
                    .json()
                    .path("roleChanges")
                    .forEach(change -> changes.add(change.path("id").asText() + ": "
                            + change.path("before").asText() + " -> "
                            + change.path("after").asText()));
        }
        return changes;
    }

    @Test
    void old_entries_are_cleared_away_and_reads_sooner() {
        directory.user(ANN);
        directory.scim().get("/Users").ok();
        entries(2);

        set(Map.of("directory-sync.enabled", "true", "directory-sync.activity-read-days", "0"));
        await(() -> list(""), found -> found.size() == 1);
        assertThat(list("").get(0).path("operation").asText()).isEqualTo("create-user");

        set(Map.of("directory-sync.enabled", "true", "directory-sync.activity-days", "0"));
        await(() -> list(""), List::isEmpty);
    }

    @Test
    void a_realm_that_is_removed_takes_its_log_along() {
        FixtureRealm.in(keycloak, "activity-for-a-while");
        TestDirectory shortLived = TestDirectory.in(keycloak, "activity-for-a-while");
        shortLived.group("A group that nobody else is called like");

        keycloak.admin().delete("/activity-for-a-while").ok();

        assertThat(keeps("A group that nobody else is called like")).isFalse();
    }

    @Test
    void a_realm_may_do_without_it() {
        set(Map.of("directory-sync.enabled", "true", "directory-sync.activity", "off"));
        directory.user(ANN);
        set(Map.of("directory-sync.enabled", "true"));
        directory.user(BOB);

        assertThat(list("operation=create-user"))
                .extracting(entry -> entry.path("targetName").asText())
                .containsExactly(BOB);
    }

    private void set(Map<String, String> attributes) {
        set(attributes, Map.of());
    }

    private void set(Map<String, String> attributes, Map<String, String> further) {
        Map<String, String> all = new HashMap<>();
        all.put("directory-sync.activity", "on");
        all.put("directory-sync.activity-days", "90");
        all.put("directory-sync.activity-read-days", "7");
        all.putAll(attributes);
        Map<String, Object> realm = new HashMap<>(further);
        realm.put("realm", REALM);
        realm.put("attributes", all);
        keycloak.admin().put("/" + REALM, realm).ok();
    }

    private static Map<String, ?> replaced(String path, Object value) {
        return Map.of("Operations", List.of(Map.of("op", "replace", "path", path, "value", value)));
    }

    private static Map<String, ?> operation(String bulkId, String userName) {
        return Map.of("method", "POST", "path", "/Users", "bulkId", bulkId, "data", Map.of("userName", userName));
    }

    private Answer exported(String form) {
        return exported(form, "");
    }

    private Answer exported(String form, String query) {
        return keycloak.admin()
                .signedIn()
                .with("Accept", form)
                .get("/admin/realms/" + REALM + "/directory-sync/directories/" + directory.alias() + "/activity"
                        + query)
                .ok();
    }

    private Answer log(TestDirectory of, String rest) {
        return keycloak.admin().get("/" + REALM + "/directory-sync/directories/" + of.alias() + "/activity" + rest);
    }

    private List<JsonNode> list(String query) {
        return list(directory, query);
    }

    private List<JsonNode> list(TestDirectory of, String query) {
        List<JsonNode> all = new ArrayList<>();
        log(of, "?max=1000&" + query).ok().json().path("items").forEach(all::add);
        // The test's administrator has made the directory.
        all.removeIf(entry -> entry.path("operation").asText().equals("create-directory"));
        return all;
    }

    private JsonNode one(String query) {
        return await(() -> list(query), found -> found.size() == 1).get(0);
    }

    private JsonNode whole(JsonNode entry) {
        return log(directory, "/" + entry.path("id").asText()).ok().json();
    }

    private List<JsonNode> entries(int many) {
        return await(() -> list(""), found -> found.size() >= many);
    }

    /** Reads are written a second later. */
    private static <T> T await(Supplier<T> look, Predicate<T> enough) {
        Waiting.until(() -> enough.test(look.get()));
        return look.get();
    }
}
