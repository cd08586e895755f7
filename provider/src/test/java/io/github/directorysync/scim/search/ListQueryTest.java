package io.github.directorysync.scim.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.Refused;
import io.github.directorysync.scim.filter.FilterReader;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which page of which resources: RFC 7644 §3.4.2. */
class ListQueryTest {

    @Test
    void without_parameters_the_first_hundred_are_wanted() {
        var query = ListQuery.read(ResourceSchema.USER, new SearchRequest(Map.of()));

        assertThat(query.filter()).isEmpty();
        assertThat(query.sort()).isEmpty();
        assertThat(query.window()).isEqualTo(Window.of(1, 100));
        assertThat(query.projection().asksForAttributes()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1,1,1,1",
        "0,0,1,0",
        "-7,-7,1,0",
        "11,250,11,250",
        "' 2 ',1000,2,1000",
        "2,1001,2,1000",
        "99999999999999999999,99999999999999999999,2147483647,1000",
        "-99999999999999999999,-99999999999999999999,1,0",
        "'','',1,100"
    })
    void numbers_beyond_the_bounds_are_drawn_to_them(String startIndex, String count, int first, int most) {
        var query = read("", startIndex, count);

        assertThat(query.window().startIndex()).isEqualTo(first);
        assertThat(query.window().count()).isEqualTo(most);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "1.5", "NaN", "Infinity", "1e3", "0x10", "10d", "--1", "1 2"})
    void what_is_no_whole_number_is_refused(String text) {
        assertThat(Refused.because(() -> read("", text, "1"))).isEqualTo("invalidValue");
        assertThat(Refused.because(() -> read("", "1", text))).isEqualTo("invalidValue");
    }

    @Test
    void a_filter_is_read_and_an_empty_one_is_none() {
        assertThat(read("userName eq \"a\"", "1", "1").filter())
                .contains(FilterReader.read(ResourceSchema.USER, "userName eq \"a\""));
        assertThat(read("  ", "1", "1").filter()).isEmpty();
        assertThat(Refused.because(() -> read("userName zz", "1", "1"))).isEqualTo("invalidFilter");
    }

    @Test
    void an_order_is_read_and_one_that_nobody_knows_is_none() {
        assertThat(sorted("name.familyName", "descending"))
                .contains(new Sort(ResourceSchema.USER.find("name.familyName").orElseThrow(), true));
        assertThat(sorted("EMAILS", "Ascending").map(Sort::descending)).contains(false);
        assertThat(sorted("shoeSize", "ascending")).isEmpty();
        assertThat(sorted("name", "")).isEmpty();
        assertThat(sorted("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", ""))
                .isEmpty();
        assertThat(Refused.because(() -> sorted("userName", "upwards"))).isEqualTo("invalidValue");
    }

    @Test
    void a_walk_by_cursor_has_no_index_and_no_order() {
        var walk = ListQuery.read(
                ResourceSchema.USER, new SearchRequest(Map.of("cursor", "", "startIndex", "7", "count", "5")));

        assertThat(walk.window()).isEqualTo(new Window(1, 5, Optional.of(new Cursor("User ", Optional.empty()))));
        assertThat(Refused.because(() -> ListQuery.read(
                        ResourceSchema.USER, new SearchRequest(Map.of("cursor", "", "sortBy", "userName")))))
                .isEqualTo("invalidValue");
    }

    @ParameterizedTest
    @CsvSource({"1,10,3,3,1,7", "4,10,3,0,1,10", "9,10,3,0,6,10", "1,2,3,2,1,0"})
    void the_second_list_goes_on_where_the_first_ends(
            String startIndex, String count, long total, int taken, int first, int most) {
        var before = new Page<>(total, Collections.nCopies(taken, "somebody"), false);

        assertThat(read("", startIndex, count).behind(before).window()).isEqualTo(Window.of(first, most));
    }

    /** Because its resources are large: who goes on by itemsPerPage would miss the others. */
    @Test
    void nothing_of_the_second_list_is_behind_a_page_that_ends_before_the_first_list_does() {
        var before = new Page<>(10, Collections.nCopies(3, "somebody"), true);

        assertThat(read("", "1", "100").behind(before).window().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "-1", "1.5", "+1"})
    void who_walks_by_cursor_is_told_that_the_count_is_wrong(String count) {
        assertThat(Refused.because(() ->
                        ListQuery.read(ResourceSchema.USER, new SearchRequest(Map.of("cursor", "", "count", count)))))
                .isEqualTo("invalidCount");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password eq \"x\"",
                "userName eq \"x\" or not (PASSWORD pr)",
                "urn:ietf:params:scim:schemas:core:2.0:User:password sw \"x\""
            })
    void a_password_must_not_stand_in_an_address(String filter) {
        var inAddress = SearchRequest.ofAddress(Map.of("filter", List.of(filter)));

        assertThat(Refused.because(() -> ListQuery.read(ResourceSchema.USER, inAddress)))
                .isEqualTo("sensitive");
        assertThat(read(filter, "1", "1").filter()).isPresent();
    }

    private static Optional<Sort> sorted(String by, String order) {
        return ListQuery.read(ResourceSchema.USER, new SearchRequest(Map.of("sortBy", by, "sortOrder", order)))
                .sort();
    }

    private static ListQuery read(String filter, String startIndex, String count) {
        return ListQuery.read(
                ResourceSchema.USER,
                new SearchRequest(Map.of("filter", filter, "startIndex", startIndex, "count", count)));
    }
}
