package io.github.directorysync.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterLiteralsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password eq \"hunter2\"",
                "PASSWORD  EQ hunter2",
                "password eq 'hunter2'",
                "password eq 'hunter2",
                "emails[type eq 'work' and value eq 'hunter2'].value",
                "urn:ietf:params:scim:schemas:core:2.0:User:password eq \"hunter2\"",
                "emails[value eq \"hunter2\"]",
                "emails[type eq \"work\" and value eq \"hunter2\"].value",
                "not (userName sw \"hunter2\") or title pr",
                "\"hunter2\"",
                "password eq \"hunter2\"]"
            })
    void the_values_are_found_and_nothing_else(String text) {
        assertThat(FilterLiterals.in(text)).contains(Set.of("hunter2"));
    }

    @Test
    void a_value_is_known_as_it_is_written_and_as_it_is_meant() {
        assertThat(FilterLiterals.in("password eq \"hun\\\"ter\"")).contains(Set.of("hun\\\"ter", "hun\"ter"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"password", "name.familyName", "emails[type eq \"work\"].value", "emails[primary eq true]", ""})
    void names_and_canonical_values_are_no_secrets(String text) {
        assertThat(FilterLiterals.in(text)).contains(Set.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password eq \"hunter2",
                "password hunter2",
                "password = 'hunter2'",
                "emails[hunter2]",
                "title pr and hunter2",
                "password eq hunter2 and so on",
                "hunter2!",
                "password[hunter2].value",
                ".value hunter2"
            })
    void where_it_cannot_be_told_what_is_a_value_nothing_is_told(String text) {
        assertThat(FilterLiterals.in(text)).isEmpty();
        assertThat(FilterLiterals.without(text, "…")).isEqualTo("…");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "emails[type eq \"work\" and value eq \"ann@x\"].value | emails[type eq \"work\" and value eq \"…\"].value",
                "title eq \"a\" | title eq \"…\"",
                "age gt 42 and id eq \"424\" | age gt … and id eq \"…\"",
                "userName | userName"
            })
    void the_shape_of_a_text_is_left(String text, String shape) {
        assertThat(FilterLiterals.without(text, "…")).isEqualTo(shape);
    }

    @Test
    void a_long_value_does_not_take_a_longer_one_apart() {
        assertThat(FilterLiterals.replaced("the name hunter22", Set.of("hunter", "hunter22"), "…"))
                .isEqualTo("the name …");
    }
}
