package io.github.directorysync.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.filter.ScimFilter.Comparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The value of a comparison: with quotes and without, strings, booleans and null. */
class FilterValuesTest extends FilterScenario {

    @ParameterizedTest
    @ValueSource(strings = {"userName eq a", "userName eq  \t a", " userName eq \"a\" ", "(userName eq a)"})
    void a_word_needs_no_quotes(String filter) {
        assertThat(read(filter)).isEqualTo(read("userName eq \"a\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'a' | a",
                "'My Group' | My Group",
                "'' | ``",
                "'o'brien@acme.test' | o'brien@acme.test",
                "'o\\'brien' | o'brien",
                "'say \"hi\"' | say \"hi\"",
                "'a\\\\b' | a\\b",
                "'true' | true",
                "o'brien | o'brien",
                "My Group | My Group",
                "My  Group | My  Group",
                "Research and Development | Research and Development",
                "this or that | this or that"
            })
    void a_value_may_stand_in_single_quotes_or_without_any(String sent, String meant) {
        assertThat(valueOf("userName eq " + sent)).isEqualTo(meant);
        assertThat(read("(userName eq " + sent + ") and title eq \"b\""))
                .isEqualTo(read("userName eq " + sent + " and title eq 'b'"));
    }

    @Test
    void a_value_without_quotes_ends_where_another_comparison_begins() {
        assertThat(read("displayName eq Research and Development and userName eq a or nickName pr"))
                .isEqualTo(read("displayName eq \"Research and Development\" and userName eq \"a\" or nickName pr"));
        assertThat(read("displayName eq My Group and not (userName eq a)"))
                .isEqualTo(read("displayName eq \"My Group\" and not (userName eq \"a\")"));
        assertThat(read("emails[type eq 'work' and value eq a b].value eq c d"))
                .isEqualTo(read("emails[type eq \"work\" and value eq \"a b\"].value eq \"c d\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"007", "1.50", "-3", "2011-05-13T04:42:34Z", "alice@example.com", "a\\b", "eq", "0x1F"})
    void a_value_without_quotes_is_taken_literally(String value) {
        assertThat(valueOf("userName eq " + value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"True", "TRUE", "true"})
    void a_boolean_is_read_in_any_case(String word) {
        assertThat(((Comparison) read("active eq " + word)).value().isBoolean()).isTrue();
    }

    @Test
    void null_is_read_as_no_value() {
        assertThat(((Comparison) read("title eq null")).value().isNull()).isTrue();
    }

    @Test
    void strings_keep_what_is_escaped_in_them() {
        assertThat(valueOf("userName eq \"a\\\"b\"")).isEqualTo("a\"b");
        assertThat(valueOf("userName eq \"a\\\\\"")).isEqualTo("a\\");
        assertThat(valueOf("userName eq \"\\u00e9\"")).isEqualTo("é");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a) or (b", "x[y eq 1]", " and ", "a  b", "eq", "not (x)", "日本"})
    void a_string_may_hold_what_looks_like_grammar(String value) {
        assertThat(valueOf("userName eq \"" + value + "\"")).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "active eq true",
                "active eq \"False\"",
                "active eq null",
                "emails[primary eq \"True\"]",
                "meta.lastModified gt \"2024-02-29T00:00:00.000+01:00\"",
                "meta.lastModified sw \"2024-02\""
            })
    void a_value_of_the_type_of_its_attribute_is_read(String text) {
        assertThat(read(text)).isNotNull();
    }
}
