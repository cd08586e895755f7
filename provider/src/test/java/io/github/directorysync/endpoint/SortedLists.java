package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists are sorted, and walked by page or by cursor. */
abstract class SortedLists extends ListScenario {

    SortedLists(KeycloakServer keycloak) {
        super(keycloak, "lists-sorted");
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

    private static void assertInvalidCursor(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("scimType").asText()).isEqualTo("invalidCursor");
    }
}
