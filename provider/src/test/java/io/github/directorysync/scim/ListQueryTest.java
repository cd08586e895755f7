package io.github.directorysync.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which page of which resources: RFC 7644 §3.4.2. */
class ListQueryTest {

    private static final Projection ALL = Projection.read(ResourceSchema.USER, Optional.empty(), Optional.empty());

    @Test
    void without_parameters_the_first_hundred_are_wanted() {
        var query = ListQuery.read(ResourceSchema.USER, Optional.empty(), Optional.empty(), Optional.empty(), ALL);

        assertThat(query).isEqualTo(new ListQuery(Optional.empty(), 1, 100, ALL));
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

        assertThat(query.startIndex()).isEqualTo(first);
        assertThat(query.count()).isEqualTo(most);
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

    private static ListQuery read(String filter, String startIndex, String count) {
        return ListQuery.read(
                ResourceSchema.USER, Optional.of(filter), Optional.of(startIndex), Optional.of(count), ALL);
    }
}
