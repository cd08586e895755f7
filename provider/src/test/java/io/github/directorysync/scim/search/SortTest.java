package io.github.directorysync.scim.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.Json;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 7644 §3.4.2.3. */
class SortTest {

    private static final String ALICE = """
            {'userName': 'Alice', 'profileUrl': 'https://example.com/Alice', 'active': true, 'title': null,
             'emails': [{'type': 'home', 'value': 'Z@example.org'},
                        {'type': 'work', 'value': 'A@example.com', 'primary': true}],
             'phoneNumbers': [{'type': 'fax', 'value': '2'}, {'type': 'home', 'value': '1'}],
             'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':
                 {'department': 'Sales', 'manager': {'value': 'Boss'}}}
            """;

    @ParameterizedTest
    @CsvSource({
        "userName, alice",
        "profileUrl, https://example.com/Alice",
        "active, true",
        "emails, a@example.com",
        "emails.type, work",
        "phoneNumbers.value, 2",
        "department, sales",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department, sales"
    })
    void a_resource_is_ordered_by_its_value_or_its_primary_one(String by, String key) {
        assertThat(sort(by, "").key(Json.of(ALICE))).contains(key);
    }

    @ParameterizedTest
    @CsvSource({"title", "nickName", "name.familyName", "emails.display", "photos"})
    void without_a_value_there_is_no_key(String by) {
        assertThat(sort(by, "").key(Json.of(ALICE))).isEmpty();
    }

    @Test
    void those_without_a_value_come_last_and_those_with_the_same_stay_in_their_order() {
        assertThat(ranked("ascending", Window.of(1, 10), "b", "", "a", "b", "", "c"))
                .containsExactly("2", "0", "3", "5", "1", "4");
        assertThat(ranked("descending", Window.of(1, 10), "b", "", "a", "b", "", "c"))
                .containsExactly("1", "4", "5", "0", "3", "2");
    }

    @Test
    void every_page_is_a_part_of_the_same_order() {
        assertThat(ranked("", Window.of(1, 2), "b", "c", "a", "d")).containsExactly("2", "0");
        assertThat(ranked("", Window.of(3, 2), "b", "c", "a", "d")).containsExactly("1", "3");
        assertThat(ranked("", Window.of(4, 2), "b", "c", "a", "d")).containsExactly("3");
        assertThat(ranked("", Window.of(5, 2), "b", "c", "a", "d")).isEmpty();
        assertThat(ranked("", Window.of(1, 0), "b", "c", "a", "d")).isEmpty();
        assertThat(ranked("", Window.of(Integer.MAX_VALUE, 1000), "b", "c")).isEmpty();
    }

    /** Numbers them as they come; an empty key is none. */
    private static List<String> ranked(String order, Window window, String... keys) {
        Ranking ranking = new Ranking(sort("title", order), window);
        Stream.of(keys)
                .forEach(key ->
                        ranking.add(Optional.of(key).filter(text -> !text.isEmpty()), String.valueOf(ranking.total())));
        assertThat(ranking.total()).isEqualTo(keys.length);
        return ranking.page();
    }

    private static Sort sort(String by, String order) {
        return ListQuery.read(ResourceSchema.USER, new SearchRequest(Map.of("sortBy", by, "sortOrder", order)))
                .sort()
                .orElseThrow();
    }
}
