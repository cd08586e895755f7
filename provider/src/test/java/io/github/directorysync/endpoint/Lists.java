package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searching, sorting and walking through lists, on every database. */
abstract class Lists {

    private static final String REALM = "lists";

    private final TestDirectory directory;

    Lists(KeycloakServer keycloak) {
        FixtureRealm.in(keycloak, REALM);
        directory = TestDirectory.in(keycloak, REALM);
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "userName          | ascending  | ann bea cid dan",
                "userName          | descending | dan cid bea ann",
                "USERNAME          |            | ann bea cid dan",
                "name.familyName   | ascending  | dan bea ann cid",
                "name.familyName   | descending | cid ann bea dan",
                "emails            | ascending  | cid ann bea dan",
                "emails.value      | descending | dan bea ann cid",
                "emails.type       | ascending  | cid bea dan ann",
                "title             | ascending  | cid bea dan ann",
                "title             | descending | dan ann bea cid",
                "active            | ascending  | dan bea cid ann",
                "meta.created      | descending | ann cid bea dan",
                "meta.resourceType | descending | dan bea cid ann",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department | ascending | ann dan bea cid",
                "shoeSize          | ascending  | dan bea cid ann",
                "name              | descending | dan bea cid ann"
            })
    void a_list_comes_in_the_order_asked_for_in_pages_too(String by, String order, String expected) {
        fourPeople();
        String asked = "&sortBy=" + by + (order == null ? "" : "&sortOrder=" + order);

        JsonNode all = directory.get("/Users?count=10" + asked);
        List<String> inPages = new ArrayList<>();
        for (int start = 1; start <= 4; start += 3) {
            inPages.addAll(names(directory.get("/Users?count=3&startIndex=" + start + asked)));
        }

        assertThat(String.join(" ", names(all))).isEqualTo(expected);
        assertThat(inPages).isEqualTo(names(all));
        assertThat(all.path("totalResults").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "title pr,                          userName, bea cid",
        "title pr,                          title,    cid bea",
        "userName ne \"cid\",               title,    bea dan ann",
        "userName ne \"cid\",               userName, ann bea dan",
        "title pr or userName eq \"ann\",   title,    cid bea ann",
        "emails.value eq \"Z@x.example\",     userName, cid",
        "emails.value eq \"z@x.example\" or emails.value eq \"bea@x.example\",   userName, bea cid",
        "emails.value eq \"ann@x.example\" or emails.value eq \"bea@x.example\", userName, ann bea",
        "userName eq \"ann\" or userName eq \"DAN\",                            userName, ann dan",
        "userName eq \"BEA\" or userName eq \"cid\", userName, bea cid",
        "emails.value eq \"bea@x.example\" or emails.value eq \"z@x.example\", userName, bea cid"
    })
    void what_a_filter_lets_through_is_sorted(String filter, String by, String expected) {
        fourPeople();

        JsonNode found = directory.get("/Users?sortBy=" + by + "&filter=" + Http.encoded(filter));

        assertThat(String.join(" ", names(found))).isEqualTo(expected);
    }

    @Test
    void a_search_in_the_body_is_answered_like_one_in_the_address() {
        fourPeople();
        Map<String, Object> search = Map.of(
                "schemas",
                List.of("urn:ietf:params:scim:api:messages:2.0:SearchRequest"),
                "filter",
                "title pr",
                "sortBy",
                "title",
                "startIndex",
                2,
                "count",
                1,
                "attributes",
                List.of("userName", "title"));

        JsonNode found = directory.scim().post("/Users/.search", search).ok().json();

        assertThat(found)
                .isEqualTo(directory.get(
                        "/Users?sortBy=title&startIndex=2&count=1&attributes=userName,title&filter=title%20pr"));
        assertThat(names(found)).containsExactly("bea");
        assertThat(found.at("/Resources/0").has("emails")).isFalse();
        assertThat(search("/Groups/.search", Map.of("excludedAttributes", List.of("members")))
                        .path("totalResults")
                        .asInt())
                .isZero();
    }

    @Test
    void a_search_at_the_root_finds_users_then_groups_page_by_page() {
        fourPeople();
        String first = directory.group("ann");
        String second = directory.group("Buyers");

        List<String> types = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int start = 1; start <= 6; start += 4) {
            JsonNode page = search("/.search", Map.of("startIndex", start, "count", 4));
            assertThat(page.path("totalResults").asInt()).isEqualTo(6);
            page.path("Resources").forEach(found -> {
                types.add(found.at("/meta/resourceType").asText());
                ids.add(found.path("id").asText());
            });
        }

        assertThat(types).containsExactly("User", "User", "User", "User", "Group", "Group");
        assertThat(ids).endsWith(first, second).doesNotHaveDuplicates();
        assertThat(search("/.search", Map.of("count", 0)).path("totalResults").asInt())
                .isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({
        "meta.resourceType eq \"User\",                         4",
        "meta.resourceType eq \"Group\",                        1",
        "meta.resourceType ne \"User\",                         1",
        "(meta.resourceType eq \"User\") and (title sw \"b\"),  1",
        "displayName eq \"ann\" or userName eq \"ann\",         2",
        "meta.resourceType pr,                                  5",
        "meta.resourceType eq \"user\",                         0"
    })
    void a_search_at_the_root_applies_its_filter_to_both_types(String filter, int total) {
        fourPeople();
        directory.group("ann");

        JsonNode found = search("/.search", Map.of("filter", filter));

        assertThat(found.path("totalResults").asInt()).isEqualTo(total);
        assertThat(found.path("Resources")).hasSize(total);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "title pr", "meta.created gt \"2020-01-01T00:00:00Z\"", "not (title pr)"})
    void a_walk_by_cursor_meets_everybody_once_in_the_order_of_the_list(String filter) {
        fourPeople();
        String asked = "&filter=" + Http.encoded(filter);

        List<String> met = new ArrayList<>();
        walk("/Users", asked + "&count=1", page -> {
            assertThat(page.has("startIndex")).isFalse();
            assertThat(page.path("itemsPerPage").asInt()).isEqualTo(1);
            return met.addAll(names(page));
        });

        JsonNode all = directory.get("/Users?count=10" + asked);
        assertThat(met).isEqualTo(names(all)).hasSize(all.path("totalResults").asInt());
        assertThat(directory.get("/Users?cursor&count=0" + asked).has("nextCursor"))
                .isFalse();
    }

    @Test
    void a_walk_by_cursor_meets_everybody_who_stays_exactly_once_while_others_come_and_go() {
        List<String> people = IntStream.range(0, 40)
                .mapToObj(i -> directory.user("user-" + i + "@example.com"))
                .toList();
        List<String> leaving =
                IntStream.range(0, 20).mapToObj(i -> people.get(2 * i)).toList();
        List<String> staying = new ArrayList<>(people);
        staying.removeAll(leaving);
        AtomicBoolean walked = new AtomicBoolean();
        CompletableFuture<Void> others = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < leaving.size() || !walked.get(); i++) {
                directory.user("new-" + i + "@example.com");
                if (i < leaving.size()) {
                    directory.scim().delete("/Users/" + leaving.get(i)).ok();
                }
            }
        });

        List<String> met = new ArrayList<>();
        try {
            walk("/Users", "&count=3&attributes=id", page -> {
                page.path("Resources").forEach(user -> met.add(user.path("id").asText()));
                // What came while we walked need not be waited for.
                return !met.containsAll(staying);
            });
        } finally {
            walked.set(true);
        }
        others.join();

        assertThat(met).containsAll(staying).doesNotHaveDuplicates();
    }

    @Test
    void a_cursor_is_good_for_its_own_list_only() {
        fourPeople();
        String next = directory.get("/Users?cursor=&count=2").path("nextCursor").asText();

        assertThat(names(directory.get("/Users?cursor=" + next))).containsExactly("cid", "ann");
        assertThat(names(search("/Users/.search", Map.of("cursor", next, "count", 1))))
                .containsExactly("cid");
        assertInvalidCursor(directory.scim().get("/Users?cursor=" + next + "&filter=title%20pr"));
        assertInvalidCursor(directory.scim().get("/Groups?cursor=" + next));
        assertInvalidCursor(directory.scim().get("/Users?cursor=" + next.substring(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "members.value eq \"ann\"                                       | Cooks Drivers",
                "members eq \"ann\"                                             | Cooks Drivers",
                "members[value eq \"ann\"]                                      | Cooks Drivers",
                "members.value eq \"ann\" or members.value eq \"bea\"           | Buyers Cooks Drivers",
                "members.value eq \"ann\" and members.value eq \"bea\"          | Cooks",
                "members.value eq \"ANN\"                                       | ''",
                "not (members.value eq \"ann\")                                 | Admins Buyers",
                "members.value ne \"ann\"                                       | Admins Buyers",
                "members[value ne \"ann\"]                                      | Buyers Cooks",
                "members pr                                                     | Buyers Cooks Drivers",
                "members.value pr                                               | Buyers Cooks Drivers",
                "not (members pr)                                               | Admins",
                "members eq null                                                | Admins",
                "members ne null                                                | Buyers Cooks Drivers",
                "members[value eq \"ann\" and type eq \"User\"]                 | Cooks Drivers",
                "members[value eq \"ann\" and display eq \"bea\"]               | ''",
                "members[value eq \"ann\" or display eq \"BEA\"]                | Buyers Cooks Drivers",
                "members[type eq \"Group\"]                                     | ''",
                "members.type eq \"user\"                                       | Buyers Cooks Drivers",
                "members.display co \"NN\"                                      | Cooks Drivers",
                "members.display sw \"b\"                                       | Buyers Cooks",
                "members.display gt \"ann\"                                     | Buyers Cooks",
                "members.$ref ew \"/Users/ann\"                                 | Cooks Drivers",
                "members[not (value eq \"ann\")]                                | Buyers Cooks",
                "displayName eq \"cooks\" and members.value eq \"ann\"          | Cooks",
                "displayName eq \"cooks\" and members.value eq \"cid\"          | ''",
                "displayName gt \"b\" and members.value eq \"ann\"              | Cooks Drivers",
                "displayName gt \"d\" or members.value eq \"bea\"               | Buyers Cooks Drivers",
                "not (displayName gt \"c\" and members.display co \"e\")        | Admins Buyers Drivers"
            })
    void groups_are_found_by_who_is_in_them(String filter, String expected) {
        fourPeople();
        Map<String, String> ids = idsByName();
        directory.group("Admins");
        directory.group("Buyers", ids.getOrDefault("bea", ""));
        directory.group("Cooks", ids.getOrDefault("ann", ""), ids.getOrDefault("bea", ""));
        directory.group("Drivers", ids.getOrDefault("ann", ""));

        assertFound("/Groups", withIds(filter, ids), "displayName", expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "groups.display eq \"sales\"                                | bea ann",
                "groups.display ne \"Sales\"                                | dan cid",
                "groups pr                                                  | bea cid ann",
                "not (groups pr)                                            | dan",
                "groups[display eq \"Sales\" and type eq \"direct\"]        | bea ann",
                "groups.display co \"s\" and userName eq \"cid\"            | cid",
                "groups.type eq \"indirect\"                                | ''",
                "title pr and groups.display eq \"sales\"                   | bea",
                "title pr or groups.display eq \"sales\"                    | bea cid ann",
                "title pr and not (groups.display eq \"sales\")             | cid"
            })
    void users_are_found_by_the_groups_that_they_are_in(String filter, String expected) {
        fourPeople();
        Map<String, String> ids = idsByName();
        directory.group("Sales", ids.getOrDefault("ann", ""), ids.getOrDefault("bea", ""));
        directory.group("Support", ids.getOrDefault("cid", ""));

        assertFound("/Users", filter, "userName", expected);
    }

    @Test
    void a_group_that_is_renamed_in_keycloak_is_found_by_the_name_that_its_provider_sent() {
        String id = directory.group("Sales");

        directory
                .keycloak()
                .admin()
                .put("/" + REALM + "/groups/" + id, Map.of("name", "Vertrieb"))
                .ok();

        assertFound("/Groups", "displayName eq \"sales\"", "displayName", "Sales");
        assertFound("/Groups", "displayName eq \"Vertrieb\"", "displayName", "");
    }

    private Map<String, String> idsByName() {
        Map<String, String> ids = new HashMap<>();
        directory
                .get("/Users")
                .path("Resources")
                .forEach(user ->
                        ids.put(user.path("userName").asText(), user.path("id").asText()));
        return ids;
    }

    /** A value that is a name stands for the id; only where a value is meant, not a display. */
    private static String withIds(String filter, Map<String, String> ids) {
        String filled = filter;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            filled = filled.replaceAll(
                            "(value \\w\\w|members \\w\\w) \"" + id.getKey() + "\"", "$1 \"" + id.getValue() + "\"")
                    .replace("/Users/" + id.getKey() + "\"", "/Users/" + id.getValue() + "\"");
        }
        return filled;
    }

    private void assertFound(String path, String filter, String name, String expected) {
        JsonNode found = directory.get(path + "?filter=" + Http.encoded(filter));
        JsonNode second = directory.get(path + "?startIndex=2&count=1&filter=" + Http.encoded(filter));

        List<String> names = found.path("Resources").findValuesAsText(name);
        assertThat(String.join(" ", names)).isEqualTo(expected);
        assertThat(found.path("totalResults").asInt()).isEqualTo(names.size());
        assertThat(second.path("totalResults").asInt()).isEqualTo(names.size());
        assertThat(second.path("Resources").findValuesAsText(name))
                .isEqualTo(names.stream().skip(1).limit(1).toList());
    }

    @Test
    void groups_are_sorted_and_walked_too() {
        List<String> names = List.of("buyers", "Admins", "sellers", "Managers");
        names.forEach(directory::group);

        List<String> met = new ArrayList<>();
        walk("/Groups", "&count=3", page -> {
            page.path("Resources")
                    .forEach(group -> met.add(group.path("displayName").asText()));
            return true;
        });

        assertThat(met).isEqualTo(names);
        assertThat(directory.get("/Groups?sortBy=displayName").findValuesAsText("displayName"))
                .containsExactly("Admins", "buyers", "Managers", "sellers");
    }

    private void walk(String path, String asked, Function<JsonNode, Boolean> goOn) {
        JsonNode page = directory.get(path + "?cursor" + asked);
        while (goOn.apply(page) && page.has("nextCursor")) {
            page = directory.get(path + "?cursor=" + page.path("nextCursor").asText() + asked);
        }
    }

    private JsonNode search(String path, Map<String, ?> search) {
        Answer answer = directory.scim().post(path, search);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static void assertInvalidCursor(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("scimType").asText()).isEqualTo("invalidCursor");
    }

    private static List<String> names(JsonNode page) {
        List<String> names = new ArrayList<>();
        page.path("Resources").forEach(user -> names.add(user.path("userName").asText()));
        return names;
    }

    private void fourPeople() {
        person("dan", "archer", Map.of("active", false));
        person(
                "bea",
                "Baker",
                Map.of("title", "Boss", "emails", List.of(Map.of("value", "bea@x.example", "type", "work"))));
        person(
                "cid",
                "Doe",
                Map.of(
                        "title",
                        "analyst",
                        "emails",
                        List.of(
                                Map.of("value", "z@x.example", "type", "home"),
                                Map.of("value", "a@x.example", "type", "other", "primary", true))));
        person(
                "ann",
                "Cole",
                Map.of(
                        "emails",
                        List.of(Map.of("value", "Ann@x.example")),
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                        Map.of("department", "Risk")));
    }

    private void person(String userName, String familyName, Map<String, ?> more) {
        Map<String, Object> person = new HashMap<>(Map.of("active", true));
        person.put("userName", userName);
        person.put("name", Map.of("givenName", "Given", "familyName", familyName));
        person.putAll(more);
        directory.user(person);
    }
}
